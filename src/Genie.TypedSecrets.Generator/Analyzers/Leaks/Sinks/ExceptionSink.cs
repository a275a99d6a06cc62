using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes exceptions, whose messages are logged.</summary>
internal sealed class ExceptionSink : LeakSink
{
    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToException;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation when SymbolNames.Derives(creation.Type, "System.Exception") => creation.Arguments,
        IInvocationOperation { TargetMethod: { Name: "FailFast", ContainingType: var type } } call when SymbolNames.Of(type) == "System.Environment" => call.Arguments,
        IAssignmentOperation { Target: IPropertyReferenceOperation entry } assignment when IsData(Functions.ReceiverOf(entry)) => [assignment.Value],
        IInvocationOperation { TargetMethod.Name: "Add" } call when IsData(Functions.ReceiverOf(call)) => call.Arguments,
        _ => [],
    };

    // exception.Data["key"] = …
    private static bool IsData(IOperation? instance) =>
        instance is IPropertyReferenceOperation { Property: { Name: "Data", ContainingType: var type } } && SymbolNames.Of(type) == "System.Exception";
}
