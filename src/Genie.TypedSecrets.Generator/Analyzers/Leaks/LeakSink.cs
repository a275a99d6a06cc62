using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks;

/// <summary>A kind of place where others can read what is written to it.</summary>
internal abstract class LeakSink
{
    /// <summary>The rule that a revealed value breaks there.</summary>
    internal abstract DiagnosticDescriptor Rule { get; }

    /// <summary>What an operation writes there; nothing where it is another operation.</summary>
    internal abstract IEnumerable<IOperation> WrittenBy(IOperation operation);

    /// <summary>What the message calls the place.</summary>
    internal static string NameOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IMemberReferenceOperation { Member: var member } } => member.Name,
        IInvocationOperation { TargetMethod: var method } => $"{method.ContainingType?.Name}.{method.Name}",
        IObjectCreationOperation { Type: { } type } => $"new {type.Name}",
        IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } => $"{member.ContainingType.Name}.{member.Name}",
        _ => "a URL",
    };

    /// <summary>Whether an operation sets a property; its name is one of these, and its type of that name or derived from it.</summary>
    private protected static bool Sets(IOperation operation, string type, params string[] names) =>
        operation is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } }
        && Array.IndexOf(names, property.Name) >= 0
        && SymbolNames.Derives(property.ContainingType, type);
}
