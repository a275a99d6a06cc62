using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes results of health checks, which are published with their descriptions and data.</summary>
internal sealed class HealthCheckSink : LeakSink
{
    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToHealthCheck;

    internal override bool Serializes => true;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.ContainingType.Name: "HealthCheckResult" } call => call.Arguments.AsEnumerable<IOperation>(),
        IObjectCreationOperation { Type.Name: "HealthCheckResult" or "HealthReportEntry" } creation => creation.Arguments,
        _ => [],
    };
}
