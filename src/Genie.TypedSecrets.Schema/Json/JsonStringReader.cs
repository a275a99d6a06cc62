using System.Text;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>Reads the inside of a JSON string and its closing quote.</summary>
internal sealed class JsonStringReader(string text, int start, List<JsonError> errors)
{
    private readonly StringBuilder _value = new();
    private int _position = start;

    /// <summary>Reads a string without escapes, control characters and surrogates, as most are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pool">The strings of the text.</param>
    /// <param name="start">The position after the opening quote.</param>
    /// <param name="end">The position after the closing quote.</param>
    /// <returns>The string, or null if it has to be read character by character.</returns>
    internal static string? TryReadSimple(string text, StringPool pool, int start, out int end)
    {
        end = start;
        while (end < text.Length && text[end] is >= ' ' and not '"' and not '\\' and not (>= '\uD800' and <= '\uDFFF'))
        {
            end++;
        }

        return end < text.Length && text[end] == '"' ? pool.Get(start, end++ - start) : null;
    }

    internal bool TryRead(out string value, out int end)
    {
        var isValid = TryReadToQuote();
        value = _value.ToString();
        end = _position;
        return isValid;
    }

    private bool TryReadToQuote()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == '"')
            {
                _position++;
                return true;
            }

            if (c < ' ')
            {
                return Fail(c is '\n' or '\r' ? "it is not closed on its line: add the closing quote" : "a control character must be escaped (\\t, \\u0000)");
            }

            if (c == '\\' ? !TryReadEscape() : !TryReadPlain(c))
            {
                return false;
            }
        }

        return Fail("it is not closed: add the closing quote");
    }

    private bool TryReadPlain(char c)
    {
        if (char.IsHighSurrogate(c) && _position + 1 < text.Length && char.IsLowSurrogate(text[_position + 1]))
        {
            _value.Append(c).Append(text[_position + 1]);
            _position += 2;
            return true;
        }

        if (char.IsSurrogate(c))
        {
            ReportLoneSurrogate(_position, 1);
            c = '\uFFFD';
        }

        _value.Append(c);
        _position++;
        return true;
    }

    private bool TryReadEscape()
    {
        var at = _position++;
        var c = _position < text.Length ? text[_position] : '\0';
        if (c == 'u')
        {
            return TryReadUnicodeEscape(at);
        }

        var i = "\"\\/bfnrt".IndexOf(c);
        if (i < 0)
        {
            _position = at;
            return Fail("the escape is none of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX: write a backslash as \\\\");
        }

        _value.Append("\"\\/\b\f\n\r\t"[i]);
        _position++;
        return true;
    }

    private bool TryReadUnicodeEscape(int at)
    {
        if (!TryReadHex(at, out var unit))
        {
            _position = at;
            return Fail("\\u needs four hexadecimal digits");
        }

        _position = at + 6;
        if (char.IsHighSurrogate(unit) && TryReadHex(_position, out var low) && char.IsLowSurrogate(low))
        {
            _position += 6;
            _value.Append(unit).Append(low);
            return true;
        }

        if (char.IsSurrogate(unit))
        {
            ReportLoneSurrogate(at, 6);
            unit = '\uFFFD';
        }

        _value.Append(unit);
        return true;
    }

    private bool TryReadHex(int at, out char unit)
    {
        unit = '\0';
        if (at + 6 > text.Length || text[at] != '\\' || text[at + 1] != 'u')
        {
            return false;
        }

        // Digit by digit: the parsers of .NET ignore NUL characters at the end.
        var code = 0;
        for (var i = at + 2; i < at + 6; i++)
        {
            var digit = HexDigit(text[i]);
            if (digit < 0)
            {
                return false;
            }

            code = (code * 16) + digit;
        }

        unit = (char)code;
        return true;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private void ReportLoneSurrogate(int at, int length) =>
        errors.Add(new JsonError(SchemaRules.LoneSurrogate, new TextSpan(at, length), default));

    private bool Fail(string what)
    {
        errors.Add(new JsonError(SchemaRules.InvalidString, new TextSpan(_position, _position < text.Length ? 1 : 0), new([what])));
        return false;
    }
}
