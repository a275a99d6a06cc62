using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>Gets the texts in code as they are at run time: concatenations joined, with <c>{0}</c> for the parts that are not constant.</summary>
internal static class SourceTexts
{
    private const string Hole = "{0}";

    /// <summary>Gets the whole expression that a literal is part of, and its text. Returns null if an earlier literal of the same expression represents it.</summary>
    internal static (ExpressionSyntax Whole, string Text)? Of(ExpressionSyntax literal)
    {
        var whole = literal;
        while (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or ParenthesizedExpressionSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        if (whole == literal)
        {
            return (literal, TextOf(literal) ?? string.Empty);
        }

        var text = new StringBuilder();
        var isFirst = true;
        foreach (var part in Parts(whole))
        {
            if (TextOf(part) is not { } own)
            {
                text.Append(Hole);
                continue;
            }

            if (isFirst && part != literal)
            {
                return null;
            }

            isFirst = false;
            text.Append(own);
        }

        return (whole, text.ToString());
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax whole)
    {
        // A text that is wrapped line by line is a deep tree, so no recursion.
        var pending = new Stack<ExpressionSyntax>();
        pending.Push(whole);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    pending.Push(sum.Right);
                    pending.Push(sum.Left);
                    break;
                case ParenthesizedExpressionSyntax inner:
                    pending.Push(inner.Expression);
                    break;
                case var part:
                    yield return part;
                    break;
            }
        }
    }

    private static string? TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(
            interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : Hole)),
        _ => null,
    };
}
