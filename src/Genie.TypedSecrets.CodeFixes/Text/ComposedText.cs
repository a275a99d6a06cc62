using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Text;

/// <summary>Represents a text that an interpolation or a concatenation composes, seen from one of its values. Constant parts are as they are written in the source.</summary>
internal abstract class ComposedText
{
    /// <summary>Stands for the values in <see cref="Preceding"/>.</summary>
    internal const char Value = '\u0001';

    /// <summary>Gets the whole expression.</summary>
    internal abstract ExpressionSyntax Whole { get; }

    /// <summary>Gets the constant text directly before the value.</summary>
    internal abstract string Before { get; }

    /// <summary>Gets the constant text directly after the value.</summary>
    internal abstract string After { get; }

    /// <summary>Gets everything before the value.</summary>
    internal abstract string Preceding { get; }

    /// <summary>Gets everything after the value.</summary>
    internal abstract string Following { get; }

    /// <summary>Gets the text without the value, with other constant text in its place.</summary>
    /// <param name="before">The text that replaces <see cref="Before"/>.</param>
    /// <param name="after">The text that replaces <see cref="After"/>.</param>
    internal abstract ExpressionSyntax Without(string before, string after);

    /// <summary>Gets the text that a value is a part of, or null if it is not a part of a text, or is formatted.</summary>
    internal static ComposedText? Around(SyntaxNode value)
    {
        while (value.Parent is ParenthesizedExpressionSyntax outer)
        {
            value = outer;
        }

        return value.Parent switch
        {
            InterpolationSyntax { AlignmentClause: null, FormatClause: null, Parent: InterpolatedStringExpressionSyntax { Parent: not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } } text } hole => new InterpolatedText(text, hole),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => ConcatenatedText.Of((ExpressionSyntax)value),
            _ => null,
        };
    }
}
