using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>Reads the tokens of a JSON text: white space, words, numbers and strings.</summary>
internal sealed class JsonScanner(string text, List<JsonError> errors)
{
    private static readonly string[] s_conflictMarkers = ["<<<<<<< ", "||||||| ", "=======", ">>>>>>> "];

    private readonly StringPool _pool = new(text);

    internal int Position { get; private set; }

    internal bool AtEnd => Position >= text.Length;

    /// <summary>Gets the character at the position; U+0000, which starts no token, at the end.</summary>
    internal char Current => AtEnd ? '\0' : text[Position];

    internal void Advance() => Position++;

    /// <summary>Gets the text at a place.</summary>
    internal string TextAt(TextSpan span) => _pool.Get(span.Start, span.Length);

    /// <summary>Determines whether a position is at the beginning of a line with which Git marks a merge conflict.</summary>
    internal bool IsAtConflictMarker(int position) =>
        (position == 0 || text[position - 1] == '\n') && Array.Exists(s_conflictMarkers, marker => string.CompareOrdinal(text, position, marker, 0, marker.Length) == 0);

    internal void SkipByteOrderMark()
    {
        if (Current == '\uFEFF')
        {
            Position++;
        }
    }

    /// <summary>Skips JSON's four white space characters.</summary>
    /// <returns><see langword="false"/> where a comment follows, which JSON does not allow.</returns>
    internal bool SkipSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            Position++;
        }

        return Current != '/' || Position + 1 >= text.Length || text[Position + 1] is not ('/' or '*');
    }

    /// <summary>Reads the letters and digits at the position, at least one character unless the text is at its end.</summary>
    internal TextSpan ReadWord()
    {
        var start = Position;
        while (Current is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
        {
            Position++;
        }

        return new TextSpan(start, AtEnd ? Position - start : Math.Max(1, Position - start));
    }

    /// <summary>Reads a number: <c>-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?</c>.</summary>
    internal bool TryReadNumber(out TextSpan span)
    {
        var start = Position;
        SkipIf('-');
        var isValid = Current == '0' ? SkipIf('0') : SkipDigits();
        if (isValid && SkipIf('.'))
        {
            isValid = SkipDigits();
        }

        if (isValid && Current is 'e' or 'E')
        {
            Position++;
            _ = SkipIf('+') || SkipIf('-');
            isValid = SkipDigits();
        }

        // 01, 1.2.3, 0x1F, 1_000: a number that continues after its valid end is one invalid number, not two tokens.
        if (!isValid || Current is '.' or '+' or '-' or '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
        {
            while (Current is '.' or '+' or '-' or '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            {
                Position++;
            }

            span = new TextSpan(start, Position - start);
            errors.Add(new JsonError(SchemaRules.InvalidNumber, span, default));
            return false;
        }

        span = new TextSpan(start, Position - start);
        return true;
    }

    /// <summary>Reads a string with its quotes. A lone surrogate is reported and reading continues; any other error ends it.</summary>
    internal bool TryReadString(out string value, out TextSpan span)
    {
        var start = Position++;
        var isValid = true;
        value = JsonStringReader.TryReadSimple(text, _pool, Position, out var end)!;
        if (value is null)
        {
            isValid = new JsonStringReader(text, Position, errors).TryRead(out value, out end);
        }

        Position = end;
        span = new TextSpan(start, end - start);
        return isValid;
    }

    private bool SkipIf(char expected)
    {
        if (AtEnd || text[Position] != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    private bool SkipDigits()
    {
        var start = Position;
        while (Current is >= '0' and <= '9')
        {
            Position++;
        }

        return Position > start;
    }
}
