using System.Text.RegularExpressions;
using Genie.TypedSecrets.Documentation.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Documentation.Tests.Language;

/// <summary>A line of text that people read: of a page, a comment, a message or a public name.</summary>
/// <param name="File">The file, from the repository's root.</param>
/// <param name="Line">The line, counted from one.</param>
/// <param name="Text">The text.</param>
/// <param name="IsSummary">Whether it begins the summary of a doc comment.</param>
internal sealed record Prose(string File, int Line, string Text, bool IsSummary = false)
{
    private static readonly string[] s_codeFolders = ["src", "samples", "benchmarks"];

    /// <summary>Gets every line of the pages, of the comments and messages in the source, and of the schemas' descriptions.</summary>
    internal static IEnumerable<Prose> OfRepository() => Pages().Concat(Source()).Concat(Names());

    public override string ToString() => $"{File}:{Line}: {Text.Trim()}";

    private static IEnumerable<Prose> Pages()
    {
        var packagePages = Find("src", "*.md").Where(path => !Path.GetFileName(path).StartsWith("AnalyzerReleases", StringComparison.Ordinal));
        foreach (var page in Repository.Documents.Concat(packagePages).Distinct(StringComparer.Ordinal))
        {
            var isCode = false;
            foreach (var (line, number) in System.IO.File.ReadLines(Path.Combine(Repository.Root, page)).Select((line, i) => (line, i + 1)))
            {
                if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                {
                    isCode = !isCode;
                }
                else if (!isCode)
                {
                    yield return new(page, number, Regex.Replace(line, "`[^`]*`", "`…`", RegexOptions.None, TimeSpan.FromSeconds(1)));
                }
            }
        }
    }

    private static IEnumerable<Prose> Source() => s_codeFolders.SelectMany(folder => Find(folder, "*.cs")).SelectMany(Source);

    private static IEnumerable<Prose> Source(string path)
    {
        var root = CSharpSyntaxTree.ParseText(System.IO.File.ReadAllText(Path.Combine(Repository.Root, path)), new(LanguageVersion.Preview)).GetRoot();
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            {
                foreach (var line in Lines(path, trivia.GetLocation(), trivia.ToFullString()))
                {
                    yield return line with { IsSummary = line.Text.Contains("<summary>", StringComparison.Ordinal) };
                }
            }
        }

        foreach (var token in root.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.StringLiteralToken)
            || t.IsKind(SyntaxKind.InterpolatedStringTextToken)
            || t.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
            || t.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)))
        {
            // One word is a name in some format and not a message.
            if (token.ValueText.Trim().Contains(' ', StringComparison.Ordinal))
            {
                foreach (var line in Lines(path, token.GetLocation(), token.ValueText))
                {
                    yield return line;
                }
            }
        }
    }

    // The words of public names: WhoeverAsks is read as "Whoever Asks".
    private static IEnumerable<Prose> Names() =>
        from path in Find("src", "PublicAPI.*.txt")
        from line in System.IO.File.ReadLines(Path.Combine(Repository.Root, path)).Select((text, i) => (text, number: i + 1))
        select new Prose(path, line.number, Regex.Replace(line.text, "(?<=[a-z])(?=[A-Z])", " ", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static IEnumerable<Prose> Lines(string path, Location location, string text)
    {
        var first = location.GetLineSpan().StartLinePosition.Line + 1;
        return text.Split('\n').Select((line, i) => new Prose(path, first + i, line));
    }

    private static IEnumerable<string> Find(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
