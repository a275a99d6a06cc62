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
                    // What can be copied, a command or a name, stays on one line.
                    var clean = Printable.Clean(line);
                    var isCopied = isCode || !clean.Contains(' ', StringComparison.Ordinal);
                    text.Append(isCode ? "  " : string.Empty).Append(isCopied ? clean : Printable.Wrap(clean, style.Width)).Append('\n');
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
        var label = $"{word} {finding.RuleId}";
        var plain = $"{Printable.Clean(place)}{label}: {Printable.Clean(finding.Message, keepLines: true)}";
        foreach (var line in style.Width is { } width ? CommandsApart(plain, width) : plain.Split('\n'))
        {
            text.Append(line.Replace(label, Ansi.Paint(label, tone, style), StringComparison.Ordinal)).Append('\n');
        }
    }

    // A command that does not fit behind its sentence gets a line of its own, so that it can be copied.
    private static IEnumerable<string> CommandsApart(string finding, int width)
    {
        foreach (var line in finding.Split('\n'))
        {
            if (TextWrapping.Width(line) > width && line.IndexOf(": genie-secrets ", StringComparison.Ordinal) is > 0 and var at && line.IndexOf(". ", at, StringComparison.Ordinal) < 0)
            {
                foreach (var part in TextWrapping.WrapHanging(line[..(at + 1)], width))
                {
                    yield return part;
                }

                yield return $"  {line[(at + 1)..].TrimStart()}";
            }
            else
            {
                foreach (var part in TextWrapping.WrapHanging(line, width))
                {
                    yield return part;
                }
            }
        }
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
