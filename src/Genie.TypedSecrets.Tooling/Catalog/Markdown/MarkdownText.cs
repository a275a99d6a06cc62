using System.Text;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Catalog.Markdown;

/// <summary>Writes Markdown. Text from schemas cannot become markup.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    internal static string Escape(string text) => MarkdownRenderer.Escape(text.Trim());

    internal static string Link(string text, string target) => $"[{Escape(text)}]({target})";

    /// <summary>Gets a code span, which is closed by nothing in its text. A vertical line is escaped, because it would end the cell of a table.</summary>
    internal static string Code(string text)
    {
        var clean = Printable.Clean(text.ReplaceLineEndings(" ")).Replace("|", "\\|", StringComparison.Ordinal);
        if (clean.Length == 0)
        {
            return string.Empty;
        }

        var fence = new string('`', MarkdownRenderer.LongestRun(clean) + 1);
        var space = clean[0] == '`' || clean[^1] == '`' ? " " : string.Empty;
        return fence + space + clean + space + fence;
    }

    internal MarkdownText Line(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }

    internal void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        _text.Append("| ").AppendJoin(" | ", columns).Append(" |\n|").Insert(_text.Length, "---|", columns.Count).Append('\n');
        foreach (var row in rows)
        {
            _text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
    }

    internal void CodeBlock(string language, IEnumerable<string> lines)
    {
        string[] clean = [.. lines.Select(static line => Printable.Clean(line))];
        var fence = new string('`', Math.Max(3, clean.Select(MarkdownRenderer.LongestRun).DefaultIfEmpty(0).Max() + 1));
        Line(fence + language);
        foreach (var line in clean)
        {
            Line(line);
        }

        Line(fence);
    }
}
