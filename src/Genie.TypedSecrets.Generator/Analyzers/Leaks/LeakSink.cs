using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks;

/// <summary>Represents a kind of place where others can read what is written to it.</summary>
internal abstract class LeakSink
{
    /// <summary>Gets the rule that is reported for a revealed value there.</summary>
    internal abstract DiagnosticDescriptor Rule { get; }

    /// <summary>Gets a value that indicates whether objects are written there with all their members.</summary>
    internal virtual bool Serializes => false;

    /// <summary>Gets the values that an operation writes there.</summary>
    internal abstract IEnumerable<IOperation> WrittenBy(IOperation operation);

    /// <summary>Determines whether an object writes there, so that a method that gets it as an argument does too.</summary>
    internal virtual bool IsTarget(IOperation target) => false;

    /// <summary>Gets the name of the place for the message.</summary>
    internal static string NameOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IMemberReferenceOperation { Member: var member } } => member.Name,
        IInvocationOperation { TargetMethod: var method } => $"{method.ContainingType?.Name}.{method.Name}",
        IObjectCreationOperation { Type: { } type } => $"new {type.Name}",
        IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } => $"{member.ContainingType.Name}.{member.Name}",
        IReturnOperation => "the returned response",
        _ => "a URL",
    };

    /// <summary>Determines whether a name starts with one of several verbs.</summary>
    private protected static bool StartsWith(string name, string[] verbs) => Array.Exists(verbs, verb => name.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>Determines whether an operation sets one of the named properties of a type or of a type derived from it.</summary>
    private protected static bool Sets(IOperation operation, string type, params string[] names) =>
        operation is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } }
        && Array.IndexOf(names, property.Name) >= 0
        && SymbolNames.Derives(property.ContainingType, type);
}
