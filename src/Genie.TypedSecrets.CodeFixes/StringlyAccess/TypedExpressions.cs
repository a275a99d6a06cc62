using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.StringlyAccess;

/// <summary>Typed code that means what untyped code meant.</summary>
internal static class TypedExpressions
{
    /// <summary>
    /// The replacement of a read of one key as a secret, <c>all["github_token"]</c> or a whole call; null where the types differ in a
    /// way that a person must decide on.
    /// </summary>
    /// <param name="read">What is replaced.</param>
    /// <param name="record">The record that has the key.</param>
    /// <param name="key">The key.</param>
    internal static (ExpressionSyntax Old, string New)? OfSecret(ExpressionSyntax read, string record, TypedKey key)
    {
        read = Parenthesized(read);

        // Untyped code reveals what is no secret to its schema: the call goes.
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

    /// <summary>The replacement of a read as plain text, which may be missing; null as above.</summary>
    internal static string? OfText(string record, TypedKey key) => key.Value switch
    {
        TypedValue.Secret => $"{record}.{key.Identifier}.Reveal()",
        TypedValue.OptionalSecret => $"{record}.{key.Identifier}?.Reveal()",
        TypedValue.Text or TypedValue.OptionalText => $"{record}.{key.Identifier}",
        _ => null,
    };

    /// <summary>The record of a category, awaited where that is possible.</summary>
    /// <param name="accessor">The accessor.</param>
    /// <param name="canAwait">Whether it may be awaited.</param>
    /// <param name="arguments">The token.</param>
    /// <param name="configured">What follows the call.</param>
    internal static string Record(string accessor, bool canAwait, string arguments = "", string configured = "") =>
        canAwait ? $"(await {accessor}.GetAsync({arguments}){configured})" : accessor;

    /// <summary>An expression with the parentheses around it.</summary>
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
