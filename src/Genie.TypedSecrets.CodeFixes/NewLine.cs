using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Provides the line ending of a file.</summary>
internal static class NewLine
{
    /// <summary>Gets the line ending of the file that contains a node.</summary>
    internal static SyntaxTrivia Of(SyntaxNode node) => node.SyntaxTree.GetText().Lines is [{ End: var end, EndIncludingLineBreak: var next }, ..] && next - end == 2
        ? SyntaxFactory.CarriageReturnLineFeed
        : SyntaxFactory.LineFeed;
}
