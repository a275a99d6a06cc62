using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Finds the cancellation token to pass to an awaited call.</summary>
internal static class CancellationTokens
{
    /// <summary>Creates the argument list of an asynchronous read: the token in scope, or nothing.</summary>
    internal static ArgumentListSyntax Argument(SemanticModel model, SyntaxNode place) => NameInScope(model, place) is { } name
        ? SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.IdentifierName(name))))
        : SyntaxFactory.ArgumentList();

    // Preferred in this order: a parameter of the innermost function, another parameter, a local that is declared before.
    private static string? NameInScope(SemanticModel model, SyntaxNode place) => model
        .LookupSymbols(place.SpanStart)
        .Where(symbol => IsToken(symbol) && CanBeUsed(symbol, place))
        .OrderBy(symbol => symbol is IParameterSymbol ? 0 : 1)
        .ThenByDescending(symbol => symbol.Locations[0].SourceSpan.Start)
        .Select(symbol => symbol.Name)
        .FirstOrDefault();

    private static bool IsToken(ISymbol symbol)
    {
        var type = symbol switch
        {
            IParameterSymbol parameter => parameter.Type,
            ILocalSymbol local => local.Type,
            _ => null,
        };
        return type?.ToDisplayString() == "System.Threading.CancellationToken";
    }

    private static bool CanBeUsed(ISymbol symbol, SyntaxNode place)
    {
        if (symbol.Locations is not [{ IsInSource: true } location, ..]
            || (symbol is ILocalSymbol && location.SourceSpan.End > place.SpanStart))
        {
            return false;
        }

        // A static lambda or local function cannot capture.
        var barrier = place.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax { Modifiers: var lambda } && lambda.Any(SyntaxKind.StaticKeyword)
            || node is LocalFunctionStatementSyntax { Modifiers: var local } && local.Any(SyntaxKind.StaticKeyword));
        return barrier is null || barrier.Span.Contains(location.SourceSpan);
    }
}
