using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Text;

/// <summary>Represents a concatenation of literals and values, seen from one of its values.</summary>
internal sealed class ConcatenatedText : ComposedText
{
    private readonly List<ExpressionSyntax> _operands = [];
    private readonly List<SyntaxToken> _operators = [];
    private readonly int _index;

    private ConcatenatedText(ExpressionSyntax whole, ExpressionSyntax value)
    {
        Whole = whole;
        Split(whole);
        _index = _operands.IndexOf(value);
    }

    internal override ExpressionSyntax Whole { get; }

    internal override string Before => TextAt(_index - 1) ?? string.Empty;

    internal override string After => TextAt(_index + 1) ?? string.Empty;

    internal override string Preceding => string.Concat(_operands.Take(_index).Select(Shown));

    internal override string Following => string.Concat(_operands.Skip(_index + 1).Select(Shown));

    /// <summary>Gets the concatenation that a value is an operand of, or null if the literal before the value is missing or not on its own.</summary>
    internal static ConcatenatedText? Of(ExpressionSyntax value)
    {
        var whole = value;
        while (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && (sum.Left == whole || whole == value))
        {
            whole = sum;
        }

        var text = new ConcatenatedText(whole, value);
        return text._index > 0 && text.TextAt(text._index - 1) is not null ? text : null;
    }

    internal override ExpressionSyntax Without(string before, string after)
    {
        var operands = _operands.ToList();
        var operators = _operators.ToList();
        operands[_index - 1] = WithText(operands[_index - 1], before);
        if (TextAt(_index + 1) is not null)
        {
            operands[_index + 1] = WithText(operands[_index + 1], after);
        }

        // The value ended its line, or the one after it does.
        operands[_index - 1] = operands[_index - 1].WithTrailingTrivia(_index == operands.Count - 1 ? operands[_index].GetTrailingTrivia() : operands[_index - 1].GetTrailingTrivia());
        operands.RemoveAt(_index);
        operators.RemoveAt(_index - 1);
        if (_index < operands.Count && CanMerge(operands[_index - 1], operators[_index - 1], operands[_index]))
        {
            operands[_index - 1] = WithText(operands[_index - 1], TextOf(operands[_index - 1]) + TextOf(operands[_index])).WithTrailingTrivia(operands[_index].GetTrailingTrivia());
            operands.RemoveAt(_index);
            operators.RemoveAt(_index - 1);
        }

        return operands.Skip(1).Select((operand, i) => (Operand: operand, Operator: operators[i])).Aggregate(operands[0], (left, next) => SyntaxFactory.BinaryExpression(SyntaxKind.AddExpression, left, next.Operator, next.Operand));
    }

    private static bool CanMerge(ExpressionSyntax left, SyntaxToken plus, ExpressionSyntax right) => IsPlain(left) && IsPlain(right)
        && !left.GetTrailingTrivia().Concat(plus.LeadingTrivia).Concat(plus.TrailingTrivia).Concat(right.GetLeadingTrivia()).Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));

    private static bool IsPlain(ExpressionSyntax operand) => operand is LiteralExpressionSyntax { Token.Text: ['"', .., '"'] and not ['"', '"', '"', ..] };

    private static string Shown(ExpressionSyntax operand) => TextOf(operand) ?? Value.ToString();

    // The text between the quotes of "…" and @"…".
    private static string? TextOf(ExpressionSyntax operand) => operand is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.Text: var source } && !source.StartsWith("\"\"\"", StringComparison.Ordinal)
        ? source.Substring(source.IndexOf('"') + 1).TrimEnd('8', 'u', 'U') is var rest ? rest.Substring(0, rest.Length - 1) : null
        : null;

    private static ExpressionSyntax WithText(ExpressionSyntax literal, string text)
    {
        var source = ((LiteralExpressionSyntax)literal).Token.Text;
        return SyntaxFactory.ParseExpression(source.Substring(0, source.IndexOf('"') + 1) + text + "\"").WithTriviaFrom(literal);
    }

    private string? TextAt(int index) => index >= 0 && index < _operands.Count ? TextOf(_operands[index]) : null;

    private void Split(ExpressionSyntax expression)
    {
        if (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            Split(sum.Left);
            _operators.Add(sum.OperatorToken);
            _operands.Add(sum.Right);
            return;
        }

        _operands.Add(expression);
    }
}
