using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes command-line arguments, which every user of the machine can list.</summary>
internal sealed class ProcessSink : LeakSink
{
    private const string StartInfo = "System.Diagnostics.ProcessStartInfo";

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToProcess;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment when Sets(operation, StartInfo, "Arguments") => [assignment.Value],
        IObjectCreationOperation { Type: { } type } creation when SymbolNames.Of(type) == StartInfo => creation.Arguments.Where(IsArguments),
        IInvocationOperation { TargetMethod: { Name: "Start", ContainingType: var type } } call when SymbolNames.Of(type) == "System.Diagnostics.Process" => call.Arguments.Where(IsArguments),
        IInvocationOperation { TargetMethod.Name: "Add", Instance: IPropertyReferenceOperation { Property: { Name: "ArgumentList", ContainingType: var type } } } call
            when SymbolNames.Of(type) == StartInfo => call.Arguments,
        IInvocationOperation { TargetMethod.Name: "Add", Instance.Kind: OperationKind.InstanceReference } call
            when IsInitializerOfArgumentList(call) => call.Arguments,
        _ => [],
    };

    // Not the user name and password parameters that start a process as another user.
    private static bool IsArguments(IArgumentOperation argument) => argument.Parameter?.Name == "arguments";

    // new ProcessStartInfo { ArgumentList = { "a", "b" } }
    private static bool IsInitializerOfArgumentList(IInvocationOperation call) =>
        call.Parent?.Parent is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: { Name: "ArgumentList", ContainingType: var type } } }
        && SymbolNames.Of(type) == StartInfo;
}
