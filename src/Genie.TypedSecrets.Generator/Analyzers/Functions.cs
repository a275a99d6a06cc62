using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>Which function an operation is part of.</summary>
internal static class Functions
{
    /// <summary>The innermost lambda or local function around an operation, or else the member it is in.</summary>
    internal static ISymbol Around(IOperation operation, ISymbol member) => Around(operation) ?? member;

    /// <summary>The innermost lambda or local function around an operation; null where there is none.</summary>
    internal static IMethodSymbol? Around(IOperation operation) => AncestorsOf(operation)
        .Select(ancestor => ancestor switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => null,
        })
        .FirstOrDefault(function => function is not null);

    /// <summary>The operations around it, innermost first.</summary>
    internal static IEnumerable<IOperation> AncestorsOf(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }

    /// <summary>What a local is declared with, in the member that an operation is part of; null where it is declared without.</summary>
    internal static IOperation? InitializerOf(ILocalSymbol local, IOperation operation) => RootOf(operation)
        .Descendants()
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => KnownSymbols.Same(declarator.Symbol, local))?
        .GetVariableInitializer()?.Value;

    /// <summary>The outermost operation around it: the body of the member it is in.</summary>
    internal static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
