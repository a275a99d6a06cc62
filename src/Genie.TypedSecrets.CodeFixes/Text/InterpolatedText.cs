using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Text;

/// <summary>Represents an interpolated string, seen from one of its values.</summary>
internal sealed class InterpolatedText(InterpolatedStringExpressionSyntax text, InterpolationSyntax hole) : ComposedText
{
    private readonly int _index = text.Contents.IndexOf(hole);

    internal override ExpressionSyntax Whole => text;

    internal override string Before => TextAt(_index - 1);

    internal override string After => TextAt(_index + 1);

    internal override string Preceding => string.Concat(text.Contents.Take(_index).Select(Shown));

    internal override string Following => string.Concat(text.Contents.Skip(_index + 1).Select(Shown));

    internal override ExpressionSyntax Without(string before, string after)
    {
        var contents = text.Contents.ToList();
        var first = TextAt(_index - 1).Length > 0 ? _index - 1 : _index;
        var count = (first < _index ? 1 : 0) + 1 + (TextAt(_index + 1).Length > 0 ? 1 : 0);
        contents.RemoveRange(first, count);
        var own = before + after;
        if (own.Length > 0)
        {
            contents.Insert(first, SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, own, own, default)));
        }

        var remaining = text.WithContents(SyntaxFactory.List(contents));
        return contents.Exists(content => content is InterpolationSyntax) ? remaining : Literal(remaining);
    }

    // $"a {{" is "a {" without its values. Raw strings have no escaped braces.
    private static ExpressionSyntax Literal(InterpolatedStringExpressionSyntax text)
    {
        var source = text.WithoutTrivia().ToFullString();
        var start = text.StringStartToken.Text;
        var isRaw = start.EndsWith("\"\"\"", StringComparison.Ordinal);
        var rest = source.Substring(start.Length);
        return SyntaxFactory.ParseExpression(start.Replace("$", string.Empty) + (isRaw ? rest : rest.Replace("{{", "{").Replace("}}", "}"))).WithTriviaFrom(text);
    }

    private static string Shown(InterpolatedStringContentSyntax content) => content is InterpolatedStringTextSyntax constant ? constant.TextToken.Text : Value.ToString();

    private string TextAt(int index) => index >= 0 && index < text.Contents.Count && text.Contents[index] is InterpolatedStringTextSyntax constant ? constant.TextToken.Text : string.Empty;
}
