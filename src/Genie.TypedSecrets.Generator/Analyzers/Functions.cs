using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>Finds the function, the initializer or the body that an operation belongs to.</summary>
internal static class Functions
{
    /// <summary>Gets the innermost lambda or local function that contains an operation, or the member if there is none.</summary>
    internal static ISymbol Around(IOperation operation, ISymbol member) => Around(operation) ?? member;

    /// <summary>Gets the innermost lambda or local function that contains an operation, or null.</summary>
    internal static IMethodSymbol? Around(IOperation operation) => AncestorsOf(operation)
        .Select(ancestor => ancestor switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => null,
        })
        .FirstOrDefault(function => function is not null);

    /// <summary>Gets the ancestors of an operation, innermost first.</summary>
    internal static IEnumerable<IOperation> AncestorsOf(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }

    /// <summary>Gets the initializer of a local in the member that contains an operation, or null.</summary>
    internal static IOperation? InitializerOf(ILocalSymbol local, IOperation operation) => RootOf(operation)
        .Descendants()
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => KnownSymbols.Same(declarator.Symbol, local))?
        .GetVariableInitializer()?.Value;

    /// <summary>Gets the object that a member is read from or a method is called on: also of an extension method, and in an initializer (<c>Data = { … }</c>).</summary>
    internal static IOperation? ReceiverOf(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } => Initialized(instance),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var first }, ..] } => first is IConversionOperation conversion ? conversion.Operand : first,
        IPropertyReferenceOperation { Instance: { } instance } => Initialized(instance),
        _ => null,
    };

    private static IOperation Initialized(IOperation instance) => instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
        ? AncestorsOf(instance).OfType<IMemberInitializerOperation>().FirstOrDefault()?.InitializedMember ?? instance
        : instance;

    /// <summary>Gets the outermost ancestor of an operation: the body of its member.</summary>
    internal static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
