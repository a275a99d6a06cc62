#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Specifies the format of text.</summary>
internal enum TextFormat
{
    None,
    Email,
    Hostname,
    Ipv4,
    Ipv6,
    Uri,
    DateTime,
    Date,
    Duration,
    Uuid,
    Base64,
    Pem,
    Time,
    UriReference,
    JsonPointer,
    Regex,
    Json,
    JsonInBase64,
}

/// <summary>Validates text against a format.</summary>
internal static class TextFormats
{
    internal static bool Fits(TextFormat format, Chars text) => format switch
    {
        TextFormat.None => true,
        TextFormat.Email => Hosts.IsEmail(text),
        TextFormat.Hostname => Hosts.IsHostname(text),
        TextFormat.Ipv4 => Hosts.IsIpv4(text),
        TextFormat.Ipv6 => Hosts.IsIpv6(text),
        TextFormat.Uri => TryParseUri(text, out _),
        TextFormat.DateTime => DateTimes.TryParse(text, out _),
        TextFormat.Date => DateTimes.TryParseDate(text, out _),
        TextFormat.Duration => Durations.TryParse(text, out _),
        TextFormat.Uuid => Encodings.IsUuid(text),
        TextFormat.Base64 => Encodings.IsBase64(text),
        TextFormat.Pem => Pem.IsPem(text),
        TextFormat.Time => DateTimes.IsTime(text),
        TextFormat.UriReference => Encodings.IsUriReference(text),
        TextFormat.JsonPointer => JsonPointers.IsPointer(text),
        TextFormat.Regex => Patterns.IsPattern(text.ToString()),
        TextFormat.Json => JsonTexts.IsJson(text),
        TextFormat.JsonInBase64 => JsonTexts.IsJsonInBase64(text),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    internal static bool TryParseUri(Chars text, out Uri? uri)
    {
        uri = null;
        return Encodings.HasUriCharacters(text) && Uri.TryCreate(text.ToString(), UriKind.Absolute, out uri);
    }

    /// <summary>Counts the Unicode code points, which <c>minLength</c> and <c>maxLength</c> refer to.</summary>
    internal static int CountCodePoints(Chars text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
            }
        }

        return count;
    }
}
