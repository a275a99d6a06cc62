namespace Genie.TypedSecrets.Schema.Text;

/// <summary>Turns offsets of a text into lines and columns, counted from zero as compilers and language servers do.</summary>
/// <remarks>
/// Lines end where Roslyn ends them: CR LF, CR, LF, U+0085, U+2028, U+2029. A leading byte order mark takes up no column: an
/// editor does not show it, and Roslyn has removed it from its own copy of the text. Immutable and thread-safe.
/// </remarks>
public sealed class LineMap
{
    private readonly int[] _starts;
    private readonly int _length;

    /// <summary>Finds the lines of a text.</summary>
    /// <param name="text">The text.</param>
    public LineMap(string text)
    {
        var starts = new List<int> { text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\u0085' or '\u2028' or '\u2029' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        _starts = [.. starts];
        _length = text.Length;
    }

    /// <summary>Gets the line and column of an offset. One outside of the text counts as its nearest end.</summary>
    /// <param name="offset">The offset in UTF-16 code units.</param>
    public LinePosition PositionOf(int offset)
    {
        offset = Math.Max(0, Math.Min(offset, _length));
        var line = Array.BinarySearch(_starts, offset);
        line = line >= 0 ? line : Math.Max(0, ~line - 1);
        return new LinePosition(line, Math.Max(0, offset - _starts[line]));
    }

    /// <summary>Gets the place of a range.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="span">The range.</param>
    public SourceLocation Locate(string path, TextSpan span) => new(path, span, PositionOf(span.Start), PositionOf(span.End));
}
