using System.Text;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Reads text, numbers and booleans on the fast path.</content>
public ref partial struct SecretReader
{
    private string ReadStringFast()
    {
        var key = _current;
        if (_scanner.TryReadString(out var value))
        {
            if (value.TryToString(out var text) && key.Strings.Fits(text, FormatOf(key.Format)) == true)
            {
                return text;
            }
        }
        else if (key.AcceptsNumbers)
        {
            var number = Encoding.ASCII.GetString(_scanner.ReadNumber());
            if (ExactNumber.TryParse(number, out var exact) && (exact.IsInteger || !key.AcceptsOnlyIntegers))
            {
                return number;
            }
        }

        GiveUp();
        return string.Empty;
    }

    private int ReadEnumFast()
    {
        if (_scanner.TryReadString(out var value))
        {
            var index = value.IsEscaped ? -1 : _current.IndexOfAllowed(value.Utf8);
            if (index < 0 && value.TryToString(out var text))
            {
                index = _current.Strings.IndexOfAllowed(text);
            }

            if (index >= 0)
            {
                return index;
            }
        }

        GiveUp();
        return 0;
    }

    // Copies a string to a buffer that is overwritten after use.
    private CharBuffer ReadCharsFast(TextFormat format, out bool fits)
    {
        fits = false;
        if (!_scanner.TryReadString(out var value))
        {
            GiveUp();
            return default;
        }

        var text = new CharBuffer(value.Utf8.Length);
        if (value.TryCopy(text.Span, out var length))
        {
            text.SetLength(length);
            fits = _current.Strings.Fits(text.Chars, format) == true;
        }

        if (!fits)
        {
            GiveUp();
        }

        return text;
    }

    // Nearly every number is a plain integer within its range, some of them in a string. Other numbers are read exactly.
    private bool TryReadIntegerFast(long least, long most, out long value)
    {
        var start = _scanner;
        var isText = _scanner.Peek() == '"' && !_isStrict && _scanner.TryRead((byte)'"');
        if (_scanner.TryReadInteger(out value)
            && (!isText || _scanner.TryReadExactly("\""u8))
            && value >= least
            && value <= most
            && _current.Numbers.CertainlyAllows(value))
        {
            return true;
        }

        _scanner = start;
        return false;
    }

    private FoundNumber ReadNumberFast(NumberKind kind)
    {
        CharBuffer text = default;
        if (_scanner.Peek() != '"')
        {
            var digits = _scanner.ReadNumber();
            text = new CharBuffer(digits.Length);
            text.SetLength(Encoding.ASCII.GetChars(digits, text.Span));
        }
        else if (!_isStrict && _scanner.TryReadString(out var value))
        {
            text = new CharBuffer(value.Utf8.Length);
            text.SetLength(value.TryCopy(text.Span, out var length) ? length : 0);
        }

        List<string>? problems = null;
        var fits = false;
        if (ExactNumber.TryParse(text.Chars, out var number))
        {
            _current.Numbers.Check(number, kind, ref problems);
            fits = problems is null;
        }

        if (!fits)
        {
            GiveUp();
        }

        return new(text, number, fits);
    }

    private bool ReadBooleanFast()
    {
        var isText = _scanner.Peek() == '"' && !_isStrict && _scanner.TryRead((byte)'"');
        var value = _scanner.TryReadExactly("true"u8);
        if ((!value && !_scanner.TryReadExactly("false"u8)) || (isText && !_scanner.TryReadExactly("\""u8)))
        {
            return GiveUp();
        }

        var allowed = _current.AllowedValues;
        if (allowed.Count > 0 && !allowed.Contains(value ? "true" : "false", StringComparer.Ordinal))
        {
            GiveUp();
        }

        return value;
    }
}
