using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>The texts that code holds, put together as they will be: concatenations joined, with a hole where something else comes in.</summary>
internal static class SourceTexts
{
    private const string Hole = "{0}";

    /// <summary>The whole that a literal is part of, and its text; null where an earlier part stands for it.</summary>
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
        // Left-deep and long where somebody wraps a text line by line: no recursion.
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
