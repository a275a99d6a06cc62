using System.Runtime.CompilerServices;
using Genie.TypedSecrets.Generator.Analyzers.Code;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks;

/// <summary>Finds the revealed values that operations write to places where others can read them, also through methods of other types.</summary>
internal static class LeakSinks
{
    private static readonly ConditionalWeakTable<RevealingCode, StrongBox<LeakSink?>> s_published = new();

    /// <summary>Gets the kinds of places. For a call that matches several, the first one decides which rule is reported.</summary>
    internal static IReadOnlyList<LeakSink> All { get; } =
    [
        new LogSink(), new OutputSink(), new TelemetrySink(), new ExceptionSink(), new FileSink(), new ProcessSink(), new UrlSink(), new HttpResponseSink(), new HealthCheckSink(),
        new CacheSink(), new MessageSink(), new EntitySink(), new SqlSink(), new EnvironmentVariableSink(),
    ];

    /// <summary>Gets the smallest parts of an operation that hold revealed values and are published, with the kind of the place.</summary>
    internal static IEnumerable<(LeakSink Sink, IOperation Part)> PublishedBy(IOperation operation, RevealedValues values)
    {
        foreach (var sink in All)
        {
            foreach (var part in sink.WrittenBy(operation).SelectMany(written => sink.Serializes ? values.ContentsOf(written) : values.PartsOf(written)))
            {
                yield return (sink, part);
            }
        }

        // Dump(writer, value)
        if (operation is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.Length: > 0 } call)
        {
            foreach (var sink in All)
            {
                foreach (var part in call.Arguments.Where(argument => sink.IsTarget(argument.Value)).SelectMany(target => values.WrittenInto(target, call)).SelectMany(values.PartsOf))
                {
                    yield return (sink, part);
                }
            }
        }

        foreach (var (argument, called) in values.Passed(operation))
        {
            if (PublishedIn(called) is { } sink)
            {
                foreach (var part in values.PartsOf(argument))
                {
                    yield return (sink, part);
                }
            }
        }
    }

    // The first place where a method of another type publishes its argument.
    private static LeakSink? PublishedIn(RevealingCode called) => s_published.GetValue(called, static called => new(called.Members
        .SelectMany(member => member.Operations)
        .SelectMany(operation => PublishedBy(operation, called.Values))
        .Select(published => published.Sink)
        .FirstOrDefault())).Value;
}
