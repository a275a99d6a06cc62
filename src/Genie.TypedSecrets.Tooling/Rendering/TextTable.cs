using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out tables: columns padded with spaces and two spaces apart, so that they can be read and cut by other programs.</summary>
internal static class TextTable
{
    private const int Gap = 2;
    private const int LeastWidth = 8;

    internal static void Append(StringBuilder text, TableBlock table, TextStyle style)
    {
        var rows = table.Rows.Select(static row => row.Select(static cell => cell with { Text = Printable.Clean(cell.Text) }).ToArray()).ToArray();
        var columns = table.Columns.Select(static title => Printable.Clean(title).ToUpperInvariant()).ToArray();
        var widths = columns.Select((title, column) => rows.Select(row => TextWrapping.Width(row[column].Text)).Append(TextWrapping.Width(title)).Max()).ToArray();
        Shrink(widths, style.Width);
        AppendRow(text, [.. columns.Select(static title => new Cell(title, Tone.Faint))], widths, style);
        foreach (var row in rows)
        {
            AppendRow(text, row, widths, style);
        }
    }

    // The widest column gives way first, as often as it takes.
    private static void Shrink(int[] widths, int? limit)
    {
        while (limit is { } most && widths.Sum() + (Gap * (widths.Length - 1)) > most && widths.Max() > LeastWidth)
        {
            widths[Array.IndexOf(widths, widths.Max())]--;
        }
    }

    private static void AppendRow(StringBuilder text, Cell[] cells, int[] widths, TextStyle style)
    {
        var wrapped = cells.Select((cell, column) => TextWrapping.Wrap(cell.Text, widths[column])).ToArray();
        for (var line = 0; line < wrapped.Max(static lines => lines.Count); line++)
        {
            // Spaces are owed, and paid only where something follows: no line ends in spaces.
            var owed = 0;
            for (var column = 0; column < wrapped.Length; column++)
            {
                var part = line < wrapped[column].Count ? wrapped[column][line] : string.Empty;
                if (part.Length > 0)
                {
                    text.Append(' ', owed).Append(Ansi.Paint(part, cells[column].Tone, style));
                    owed = 0;
                }

                owed += widths[column] - TextWrapping.Width(part) + Gap;
            }

            text.Append('\n');
        }
    }
}
