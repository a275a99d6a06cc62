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
        "System.Diagnostics.Metrics.Gauge", "System.Diagnostics.Metrics.Measurement", "System.Diagnostics.ActivityEvent", "System.Diagnostics.DiagnosticSource", "System.Diagnostics.DiagnosticListener", "OpenTelemetry.Trace.TelemetrySpan",
    };

    // Clients of Application Insights, Sentry, Datadog, New Relic and Elastic, by name.
    private static readonly HashSet<string> s_clients = new(StringComparer.Ordinal)
    {
        "TelemetryClient", "SentrySdk", "IHub", "Scope", "ScopeExtensions", "HubExtensions", "SentryEvent", "IScope", "ISpan", "ITracer", "Tracer", "DogStatsd", "DogStatsdService", "IDogStatsd", "NewRelic", "IAgent", "ITransaction", "Span", "SpanExtensions", "TelemetrySpan",
    };

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToTelemetry;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: not "ToString", ContainingType: var type } } call when s_types.Contains(SymbolNames.Of(type)) => call.Arguments,
        IInvocationOperation { TargetMethod: { Name: not ("ToString" or "Dispose"), ContainingType: var type } } call when s_clients.Contains(type.Name) => call.Arguments,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IPropertyReferenceOperation { Property: { Name: "Properties" or "GlobalProperties" or "Tags" or "Extra", ContainingType: var type } } } } assignment
            when type.Name.EndsWith("Telemetry", StringComparison.Ordinal) || type.Name is "TelemetryContext" or "SentryEvent" or "Scope" => [assignment.Value],
        IObjectCreationOperation { Type: { } type } creation when s_types.Contains(SymbolNames.Of(type)) => creation.Arguments,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var type } } assignment when s_types.Contains(SymbolNames.Of(type)) => [assignment.Value],
        _ => [],
    };
}
