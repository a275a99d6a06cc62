using System.Runtime.CompilerServices;
using System.Text;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Builds C# text line by line, indented by a tab for each open block: four spaces would be an eighth of all emitted text. Line ends are LF on every
/// platform.
/// </summary>
internal sealed class SourceWriter
{
    // Room for a category of some twenty keys; a smaller start is copied again and again while it grows.
    private const int Capacity = 16 * 1024;

    // The builder of the last text: thousands of categories are written one after another.
    [ThreadStatic]
    private static StringBuilder? t_spare;

    private readonly StringBuilder _text;
    private int _depth;

    internal SourceWriter()
    {
        _text = t_spare ?? new(Capacity);
        t_spare = null;
    }

    /// <summary>Writes one line, or several lines without an indentation of their own: raw string literals fit in.</summary>
    internal SourceWriter Line(string text)
    {
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var length = end > start && text[end - 1] == '\r' ? end - start - 1 : end - start;
            if (length > 0)
            {
                _text.Append('\t', _depth).Append(text, start, length);
            }

            _text.Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>Writes one line from an interpolated string, without creating the string. Its parts have no line ends.</summary>
    internal SourceWriter Line([InterpolatedStringHandlerArgument("")] LineParts parts) => Line();

    /// <summary>Writes an empty line.</summary>
    internal SourceWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a brace and indents what follows.</summary>
    internal SourceWriter Open()
    {
        Line("{");
        _depth++;
        return this;
    }

    /// <summary>Ends the block that <see cref="Open"/> began.</summary>
    internal SourceWriter Close(string after = "")
    {
        _depth--;
        return Line($"}}{after}");
    }

    /// <summary>Indents what follows without a brace, for the continuation of a statement.</summary>
    internal SourceWriter Indent()
    {
        _depth++;
        return this;
    }

    /// <summary>Ends what <see cref="Indent"/> began.</summary>
    internal SourceWriter Unindent()
    {
        _depth--;
        return this;
    }

    /// <summary>Returns the text. Nothing can be written afterwards.</summary>
    internal string Finish()
    {
        var text = _text.ToString();
        if (_text.Capacity <= 4 * Capacity)
        {
            t_spare = _text.Clear();
        }

        return text;
    }

    /// <summary>Writes the parts of an interpolated string to the line that it is an argument of.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct LineParts
    {
        private readonly StringBuilder _text;

        public LineParts(int literalLength, int formattedCount, SourceWriter writer)
        {
            _ = literalLength + formattedCount;
            _text = writer._text.Append('\t', writer._depth);
        }

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(string? value) => _text.Append(value);
    }
}
