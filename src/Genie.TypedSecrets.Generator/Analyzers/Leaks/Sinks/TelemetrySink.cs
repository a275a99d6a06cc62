using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes traces and metrics: names, tags and baggage of activities, tags of measurements.</summary>
internal sealed class TelemetrySink : LeakSink
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "System.Diagnostics.Activity", "System.Diagnostics.ActivitySource", "System.Diagnostics.TagList", "System.Diagnostics.ActivityTagsCollection",
        "System.Diagnostics.Metrics.Counter", "System.Diagnostics.Metrics.UpDownCounter", "System.Diagnostics.Metrics.Histogram",
        "System.Diagnostics.Metrics.Gauge", "System.Diagnostics.Metrics.Measurement", "System.Diagnostics.ActivityEvent", "OpenTelemetry.Trace.TelemetrySpan",
    };

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToTelemetry;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: not "ToString", ContainingType: var type } } call when s_types.Contains(SymbolNames.Of(type)) => call.Arguments,
        IObjectCreationOperation { Type: { } type } creation when s_types.Contains(SymbolNames.Of(type)) => creation.Arguments,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var type } } assignment when s_types.Contains(SymbolNames.Of(type)) => [assignment.Value],
        _ => [],
    };
}
