using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders documents as text: for a terminal with its width and colors, or plain.</summary>
internal static class TextRenderer
{
    internal static string Render(ReportDocument document, TextStyle style)
    {
        var text = new StringBuilder();
        ReportBlock? previous = null;
        foreach (var block in document.Blocks)
        {
            if (previous is not null && !(previous is ParagraphBlock && block is ParagraphBlock))
            {
                text.Append('\n');
            }

            Append(text, block, style);
            previous = block;
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReportBlock block, TextStyle style)
    {
        switch (block)
        {
            case HeadingBlock heading:
                AppendWrapped(text, heading.Text, Tone.Strong, style);
                break;
            case ParagraphBlock paragraph:
                AppendWrapped(text, paragraph.Text, paragraph.Tone, style);
                break;
            case TableBlock table:
                TextTable.Append(text, table, style);
                break;
            case FindingsBlock { Findings: var findings }:
                foreach (var finding in findings)
                {
                    AppendFinding(text, finding, style);
                }

                break;
            case DetailsBlock details:
                AppendWrapped(text, details.Title, Tone.Strong, style);
                text.Append('\n').Append(Render(new(details.Blocks), style));
                break;
            case LinesBlock { Lines: var lines, IsCode: var isCode }:
                foreach (var line in lines)
                {
                    text.Append(isCode ? "  " : string.Empty).Append(Printable.Clean(line)).Append('\n');
                }

                break;
        }
    }

    // As compilers print them, so that editors find the place.
    private static void AppendFinding(StringBuilder text, Finding finding, TextStyle style)
    {
        var (word, tone) = finding.Severity switch
        {
            FindingSeverity.Error => ("error", Tone.Bad),
            FindingSeverity.Warning => ("warning", Tone.Warning),
            _ => ("info", Tone.Faint),
        };
        var place = finding.Location is { } at ? $"{at.Path}({at.Line},{at.Column}): " : finding.Subject is { } subject ? $"{subject}: " : string.Empty;
        text.Append(Printable.Clean(place)).Append(Ansi.Paint($"{word} {finding.RuleId}", tone, style)).Append(": ")
            .Append(Printable.Clean(finding.Message, keepLines: true)).Append('\n');
    }

    private static void AppendWrapped(StringBuilder text, string paragraph, Tone tone, TextStyle style)
    {
        foreach (var line in Printable.Clean(paragraph, keepLines: true).Split('\n'))
        {
            foreach (var part in TextWrapping.Wrap(line, style.Width ?? int.MaxValue))
            {
                text.Append(Ansi.Paint(part, tone, style)).Append('\n');
            }
        }
    }
}
