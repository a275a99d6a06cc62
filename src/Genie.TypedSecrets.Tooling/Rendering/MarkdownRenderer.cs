using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders documents as GitHub-flavored Markdown.</summary>
internal static class MarkdownRenderer
{
    internal static string Render(ReportDocument document)
    {
        var text = new StringBuilder();
        foreach (var block in document.Blocks)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            Append(text, block);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReportBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                text.Append("### ").Append(Escape(heading.Text)).Append('\n');
                break;
            case ParagraphBlock paragraph:
                text.Append(paragraph.Tone == Tone.Strong ? $"**{Escape(paragraph.Text)}**" : Escape(paragraph.Text)).Append('\n');
                break;
            case TableBlock table:
                AppendTable(text, table.Columns, table.Rows.Select(static row => row.Select(Show)));
                break;
            case FindingsBlock { Findings: var findings }:
                AppendTable(text, ["", "Where", "What", "Rule"], findings.Select(static finding => new[]
                {
                    Symbol(finding.Severity),
                    Escape(finding.Location is { } at ? $"{at.Path}:{at.Line}" : finding.Subject ?? string.Empty),
                    Escape(finding.Message),
                    finding.RuleId,
                }));
                break;
            case DetailsBlock details:
                // GitHub and GitLab read Markdown inside only behind an empty line.
                text.Append("<details>\n<summary>").Append(Escape(details.Title)).Append("</summary>\n\n").Append(Render(new(details.Blocks))).Append("\n</details>\n");
                break;
            case LinesBlock { IsCode: true } lines:
                AppendCode(text, lines.Lines);
                break;
            case LinesBlock lines:
                foreach (var line in lines.Lines)
                {
                    text.Append("- ").Append(Escape(line)).Append('\n');
                }

                break;
        }
    }

    private static void AppendTable(StringBuilder text, IReadOnlyList<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        text.Append("| ").AppendJoin(" | ", columns.Select(Escape)).Append(" |\n|").Insert(text.Length, "---|", columns.Count).Append('\n');
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
    }

    private static void AppendCode(StringBuilder text, IReadOnlyList<string> lines)
    {
        // A fence longer than any in the text cannot be closed by it.
        var fence = new string('`', Math.Max(3, lines.Select(LongestRun).DefaultIfEmpty(0).Max() + 1));
        text.Append(fence).Append("console\n");
        foreach (var line in lines)
        {
            text.Append(Printable.Clean(line)).Append('\n');
        }

        text.Append(fence).Append('\n');
    }

    internal static int LongestRun(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Show(Cell cell)
    {
        var text = Escape(cell.Text);
        return cell.Tone is Tone.Strong or Tone.Bad && text.Length > 0 ? $"**{text}**" : text;
    }

    private static string Symbol(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "**error**",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };

    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in Printable.Clean(text, keepLines: true))
        {
            _ = c switch
            {
                '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '@' or '#' or '!' or '~' => escaped.Append('\\').Append(c),
                '_' when escaped.Length == 0 || escaped[^1] == ' ' => escaped.Append("\\_"),
                '\n' => escaped.Append("<br>"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
