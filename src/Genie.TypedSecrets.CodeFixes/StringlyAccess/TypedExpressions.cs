using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.StringlyAccess;

/// <summary>Writes the typed code that replaces untyped code.</summary>
internal static class TypedExpressions
{
    /// <summary>
    /// Gets the replacement of an expression that reads one key as a secret, <c>all["github_token"]</c> or a whole call. Returns null if
    /// the types differ.
    /// </summary>
    /// <param name="read">The expression to replace.</param>
    /// <param name="record">The record that contains the key.</param>
    /// <param name="key">The key.</param>
    internal static (ExpressionSyntax Old, string New)? OfSecret(ExpressionSyntax read, string record, TypedKey key)
    {
        read = Parenthesized(read);

        // A key that is not sensitive has no Reveal() call in typed code.
        var reveal = read.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal", Parent: InvocationExpressionSyntax call } ? call : null;
        var property = $"{record}.{key.Identifier}";
        return (key.Value, reveal) switch
        {
            (TypedValue.Secret, _) => (read, property),
            (TypedValue.OptionalSecret, _) => (read, property + "!.Value"),
            (TypedValue.Text, not null) => (reveal, property),
            (TypedValue.OptionalText, not null) => (reveal, property + "!"),
            _ => null,
        };
    }

    /// <summary>Gets the replacement of an expression that reads a key as plain text, or null if the types differ.</summary>
    internal static string? OfText(string record, TypedKey key) => key.Value switch
    {
        TypedValue.Secret => $"{record}.{key.Identifier}.Reveal()",
        TypedValue.OptionalSecret => $"{record}.{key.Identifier}?.Reveal()",
        TypedValue.Text or TypedValue.OptionalText => $"{record}.{key.Identifier}",
        _ => null,
    };

    /// <summary>Gets the record of a category, awaited if possible.</summary>
    /// <param name="accessor">The accessor.</param>
    /// <param name="canAwait">Whether the code can await.</param>
    /// <param name="arguments">The cancellation token argument.</param>
    /// <param name="configured">The text that follows the call.</param>
    internal static string Record(string accessor, bool canAwait, string arguments = "", string configured = "") =>
        canAwait ? $"(await {accessor}.GetAsync({arguments}){configured})" : accessor;

    /// <summary>Gets an expression including its enclosing parentheses.</summary>
    internal static ExpressionSyntax Parenthesized(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax outer)
        {
            expression = outer;
        }

        return expression;
    }

    internal static ExpressionSyntax Parse(string text, SyntaxNode inPlaceOf) => SyntaxFactory.ParseExpression(text).WithTriviaFrom(inPlaceOf);
}
