using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes the environment of the own process, which child processes inherit and crash dumps contain.</summary>
internal sealed class EnvironmentVariableSink : LeakSink
{
    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToEnvironment;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "SetEnvironmentVariable", ContainingType: var type } } call when SymbolNames.Of(type) == "System.Environment" => call.Arguments.Where(argument => argument.Parameter?.Name == "value"),
        IInvocationOperation { TargetMethod: { Name: "SetData", ContainingType.Name: "AppContext" or "AppDomain" } } call => call.Arguments.Skip(1),
        _ => [],
    };
}
