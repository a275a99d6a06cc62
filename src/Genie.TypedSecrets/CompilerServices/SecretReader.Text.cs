using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Reads text, and the types that are stored as text.</content>
public ref partial struct SecretReader
{
    /// <summary>Reads text and validates it against the format of the key.</summary>
    public string ReadString() => _isFast ? ReadStringFast() : ReadStringReporting(FormatOf(_current.Format));

    private string ReadStringReporting(TextFormat format)
    {
        if (_current.AcceptsNumbers && _position == Position.Token && _json.TokenType == JsonTokenType.Number)
        {
            var number = Encoding.UTF8.GetString(_json.ValueSpan);
            if (_current.AcceptsOnlyIntegers && !(ExactNumber.TryParse(number, out var exact) && exact.IsInteger))
            {
                _state.Add(Problems.Fraction);
            }

            return number;
        }

        if (!BeginText(SecretValueKind.Text, _current.AcceptsNumbers ? Problems.TextOrNumber : Problems.Text(format)))
        {
            return string.Empty;
        }

        string? text;
        if (_position == Position.Payload)
        {
            text = Encoding.UTF8.GetString(SecretText.TrimLineEnd(Text));
        }
        else if (!JsonText.TryRead(in _json, out text))
        {
            _state.Add(Problems.LoneSurrogate);
            return string.Empty;
        }

        return Fits(text, format) ? text : string.Empty;
    }

    /// <summary>Reads sensitive text and validates it against the format of the key.</summary>
    public Secret<string> ReadSecret() => new(ReadString());

    /// <summary>Reads one of the allowed values of the key.</summary>
    /// <returns>The index in <see cref="SecretKey.AllowedValues"/>.</returns>
    public int ReadEnum() => _isFast ? ReadEnumFast() : ReadEnumReporting();

    private int ReadEnumReporting()
    {
        using var text = ReadChars(SecretValueKind.Choice, _current.OneOfAllowed, out var isText);
        if (!isText)
        {
            return 0;
        }

        var index = _current.Strings.IndexOfAllowed(text.Chars);
        if (index < 0)
        {
            _state.Add(Problems.WrongText(_current.OneOfAllowed));
        }

        return Math.Max(index, 0);
    }

    /// <summary>Reads an absolute URI.</summary>
    public Uri ReadUri()
    {
        using var text = ReadChars(TextFormat.Uri, out _);
        return TextFormats.TryParseUri(text.Chars, out var uri) ? uri! : Placeholders.Uri;
    }

    /// <summary>Reads a date and time (RFC 3339).</summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        using var text = ReadChars(TextFormat.DateTime, out _);
        _ = DateTimes.TryParse(text.Chars, out var value);
        return value;
    }

    /// <summary>Reads a date (RFC 3339).</summary>
    public DateOnly ReadDateOnly()
    {
        using var text = ReadChars(TextFormat.Date, out _);
        _ = DateTimes.TryParseDate(text.Chars, out var value);
        return DateOnly.FromDateTime(value);
    }

    /// <summary>Reads a duration (ISO 8601, without years and months).</summary>
    public TimeSpan ReadTimeSpan()
    {
        using var text = ReadChars(TextFormat.Duration, out _);
        _ = Durations.TryParse(text.Chars, out var value);
        return value;
    }

    /// <summary>Reads a UUID.</summary>
    public Guid ReadGuid()
    {
        using var text = ReadChars(TextFormat.Uuid, out _);
        _ = Guid.TryParseExact(text.Chars, "D", out var value);
        return value;
    }

    /// <summary>Reads PEM text.</summary>
    public PemText ReadPem()
    {
        using var text = ReadChars(TextFormat.Pem, out var fits);
        return fits ? new PemText(text.Chars.ToString()) : PemText.Placeholder;
    }

    /// <summary>Reads bytes that are stored as base64 text or as a binary secret.</summary>
    public EquatableBytes ReadBytes()
    {
        if (_position == Position.Payload && _isBinary)
        {
            // Lengths count the characters of the same bytes in base64.
            List<string>? problems = null;
            _current.Strings.CheckLength(Base64.GetMaxEncodedToUtf8Length(_value.Length), ref problems);
            if (_current.Format == SecretFormat.Json && !JsonTexts.IsJson(_value))
            {
                (problems ??= []).Add(Problems.NotJsonBytes);
            }

            Report(problems);
            return new EquatableBytes(_value);
        }

        using var text = ReadChars(_current.Format == SecretFormat.Json ? TextFormat.JsonInBase64 : TextFormat.Base64, out var fits);
        if (!fits)
        {
            return EquatableBytes.Empty;
        }

        using var standard = new CharBuffer(text.Chars.Length + 3);
        standard.SetLength(Encodings.ToStandardBase64(text.Chars, standard.Buffer));

        // The padding determines the number of bytes, so the result needs no second copy.
        var padding = standard.Chars.EndsWith("==") ? 2 : standard.Chars.EndsWith("=") ? 1 : 0;
        var bytes = new byte[(standard.Chars.Length / 4 * 3) - padding];
        _ = Convert.TryFromBase64Chars(standard.Chars, bytes, out _);
        return EquatableBytes.TakeOwnership(bytes);
    }

    private static TextFormat FormatOf(SecretFormat format) => format switch
    {
        SecretFormat.Email => TextFormat.Email,
        SecretFormat.Hostname => TextFormat.Hostname,
        SecretFormat.Ipv4 => TextFormat.Ipv4,
        SecretFormat.Ipv6 => TextFormat.Ipv6,
        SecretFormat.Time => TextFormat.Time,
        SecretFormat.UriReference => TextFormat.UriReference,
        SecretFormat.JsonPointer => TextFormat.JsonPointer,
        SecretFormat.Regex => TextFormat.Regex,
        SecretFormat.Json => TextFormat.Json,
        _ => TextFormat.None,
    };

    private bool BeginText(SecretValueKind kind, string expected)
    {
        if (!Begin(kind, expected))
        {
            return false;
        }

        if (_position == Position.Payload && !CheckText())
        {
            return false;
        }

        if (_position == Position.Token && _json.TokenType != JsonTokenType.String)
        {
            ReportWrongKind(expected);
            return false;
        }

        return true;
    }

    private readonly bool Fits(ReadOnlySpan<char> text, TextFormat format)
    {
        List<string>? problems = null;
        _current.Strings.Check(text, format, _current.Pattern is null ? null : _state.Budget, ref problems);
        Report(problems);
        return problems is null;
    }

    private CharBuffer ReadChars(TextFormat format, out bool fits) => _isFast ? ReadCharsFast(format, out fits) : ReadCharsReporting(format, out fits);

    private CharBuffer ReadCharsReporting(TextFormat format, out bool fits)
    {
        var text = ReadChars(KindOf(format), Problems.Text(format), out var isText);
        fits = isText && Fits(text.Chars, format);
        return text;
    }

    private CharBuffer ReadChars(SecretValueKind kind, string expected, out bool isText)
    {
        isText = BeginText(kind, expected);
        return isText ? CopyChars(out isText) : default;
    }

    // Copies the string token or the payload to a buffer that is overwritten after use.
    private readonly CharBuffer CopyChars(out bool isWellFormed)
    {
        var source = _position == Position.Payload ? SecretText.TrimLineEnd(Text) : _json.ValueSpan;
        var buffer = new CharBuffer(source.Length);
        int length;
        if (_position == Position.Token && _json.TokenType == JsonTokenType.String)
        {
            isWellFormed = JsonText.TryCopy(in _json, buffer.Span, out length);
            if (!isWellFormed)
            {
                _state.Add(Problems.LoneSurrogate);
            }
        }
        else
        {
            length = Encoding.UTF8.GetChars(source, buffer.Span);
            isWellFormed = true;
        }

        buffer.SetLength(length);
        return buffer;
    }

    // A class of its own: few values have a URI that is not one, and System.Uri takes time when a process first uses it.
    private static class Placeholders
    {
        internal static readonly Uri Uri = new("about:blank");
    }
}
