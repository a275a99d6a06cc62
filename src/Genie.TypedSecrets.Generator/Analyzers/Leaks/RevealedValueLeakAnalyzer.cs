using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks;

/// <summary>Reports GTS1101 to GTS1114: a revealed value is written to a place where others can read it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevealedValueLeakAnalyzer : RevealingCodeAnalyzer
{
    // For a call that matches several sinks, the first one decides which rule is reported.
    private static readonly LeakSink[] s_sinks =
    [
        new LogSink(), new OutputSink(), new TelemetrySink(), new ExceptionSink(), new FileSink(), new ProcessSink(), new UrlSink(), new HttpResponseSink(), new HealthCheckSink(),
        new CacheSink(), new MessageSink(), new EntitySink(), new SqlSink(), new EnvironmentVariableSink(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = s_sinks.Select(sink => sink.Rule).ToImmutableArray();

    private protected override void Analyze(RevealingType code)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in code.Operations)
        {
            foreach (var sink in s_sinks)
            {
                foreach (var part in sink.WrittenBy(operation).SelectMany(written => sink.Serializes ? code.Values.ContentsOf(written) : code.Values.PartsOf(written)))
                {
                    if (reported.Add(part.Syntax))
                    {
                        code.Report(sink.Rule, part.Syntax, code.Values.OriginOfContents(part)?.Secret, LeakSink.NameOf(operation));
                    }
                }
            }
        }
    }
}
