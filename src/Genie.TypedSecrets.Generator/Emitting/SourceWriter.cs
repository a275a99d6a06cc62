using System.Text;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Builds C# text line by line, indented by four spaces for each open block. Line ends are LF on every platform.</summary>
internal sealed class SourceWriter
{
    // Room for a category of some twenty keys; a smaller start is copied again and again while it grows.
    private readonly StringBuilder _text = new(16 * 1024);
    private int _depth;

    /// <summary>Writes one line, or several that keep their own relative indentation: raw string literals fit in.</summary>
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
                _text.Append(' ', _depth * 4).Append(text, start, length);
            }

            _text.Append('\n');
            start = end + 1;
        }

        return this;
    }

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
        return Line("}" + after);
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

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
