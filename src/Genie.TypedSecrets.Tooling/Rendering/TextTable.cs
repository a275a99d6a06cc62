using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out tables: columns padded with spaces and two spaces apart, so that they can be read and cut by other programs.</summary>
internal static class TextTable
{
    private const int Gap = 2;

    // Longer words are cut if they have to be: an ARN is not worth a column of its length.
    private const int MostUncut = 24;

    internal static void Append(StringBuilder text, TableBlock table, TextStyle style)
    {
        var rows = table.Rows.Select(static row => row.Select(static cell => cell with { Text = Printable.Clean(cell.Text) }).ToArray()).ToArray();
        var columns = table.Columns.Select(static title => Printable.Clean(title).ToUpperInvariant()).ToArray();
        var widths = columns.Select((title, column) => rows.Select(row => TextWrapping.Width(row[column].Text)).Append(TextWrapping.Width(title)).Max()).ToArray();
        var least = columns.Select((title, column) => rows.Select(row => row[column].Text).Append(title).SelectMany(static cell => cell.Split(' ')).Max(static word => Math.Min(TextWrapping.Width(word), MostUncut))).ToArray();
        if (style.Width is { } limit && Total(widths) > limit)
        {
            if (Total(least) > limit)
            {
                AppendRecords(text, columns, rows, limit, style);
                return;
            }

            Shrink(widths, least, limit);
        }

        AppendRow(text, [.. columns.Select(static title => new Cell(title, Tone.Faint))], widths, style);
        foreach (var row in rows)
        {
            AppendRow(text, row, widths, style);
        }
    }

    private static int Total(int[] widths) => widths.Sum() + (Gap * (widths.Length - 1));

    // The widest column gives way first, as often as it takes. Words stay whole.
    private static void Shrink(int[] widths, int[] least, int limit)
    {
        while (Total(widths) > limit)
        {
            var widest = Enumerable.Range(0, widths.Length).Where(column => widths[column] > least[column]).MaxBy(column => widths[column]);
            widths[widest]--;
        }
    }

    // A terminal that is too narrow for the columns: each row becomes a few lines, with the titles in front.
    private static void AppendRecords(StringBuilder text, string[] columns, Cell[][] rows, int limit, TextStyle style)
    {
        var titles = columns.Max(TextWrapping.Width);
        int[] widths = [titles, Math.Max(1, limit - titles - Gap)];
        for (var row = 0; row < rows.Length; row++)
        {
            if (row > 0)
            {
                text.Append('\n');
            }

            for (var column = 0; column < columns.Length; column++)
            {
                if (rows[row][column].Text.Length > 0)
                {
                    AppendRow(text, [new Cell(columns[column], Tone.Faint), rows[row][column]], widths, style);
                }
            }
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
