using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Finds the cancellation token to pass to an awaited call.</summary>
internal static class CancellationTokens
{
    /// <summary>Creates the argument list of an asynchronous read: the token in scope, or nothing.</summary>
    internal static ArgumentListSyntax Argument(SemanticModel model, SyntaxNode place) => NameInScope(model, place) is { } name
        ? SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(name))))
        : SyntaxFactory.ArgumentList();

    /// <summary>Determines whether a type is <see cref="CancellationToken"/>.</summary>
    internal static bool IsToken(ITypeSymbol? type) => type is { Name: nameof(CancellationToken), ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };

    /// <summary>Gets the token in scope as it is written in code, or null.</summary>
    /// <remarks>Preferred in this order: a parameter of the innermost function, another parameter, a local that is declared before.</remarks>
    internal static string? NameInScope(SemanticModel model, SyntaxNode place) => model
        .LookupSymbols(place.SpanStart)
        .Where(symbol => IsToken(TypeOf(symbol)) && CanBeUsed(symbol, place))
        .OrderBy(symbol => symbol is IParameterSymbol ? 0 : 1)
        .ThenByDescending(symbol => symbol.Locations[0].SourceSpan.Start)
        .Select(symbol => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name)
        .FirstOrDefault();

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        // The parameter of a primary constructor belongs to the creation of the object, not to its methods.
        IParameterSymbol { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } parameter => parameter.Type,
        ILocalSymbol { RefKind: RefKind.None } local => local.Type,
        _ => null,
    };

    private static bool CanBeUsed(ISymbol symbol, SyntaxNode place)
    {
        if (symbol.Locations is not [{ IsInSource: true } location, ..]
            || (symbol is ILocalSymbol && (location.SourceSpan.End > place.SpanStart || !IsAssigned(symbol, place))))
        {
            return false;
        }

        // A static lambda or local function cannot capture.
        var barrier = place.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax { Modifiers: var lambda } && lambda.Any(SyntaxKind.StaticKeyword)
            || node is LocalFunctionStatementSyntax { Modifiers: var local } && local.Any(SyntaxKind.StaticKeyword));
        return barrier is null || barrier.Span.Contains(location.SourceSpan);
    }

    private static bool IsAssigned(ISymbol local, SyntaxNode place) => local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer: { } initializer } && !initializer.Span.Contains(place.SpanStart);
}
