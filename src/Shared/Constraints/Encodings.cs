#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Validates UUIDs, URIs and base64 text.</summary>
internal static class Encodings
{
    /// <summary>Determines whether a text is a UUID (RFC 9562) without braces, in upper or lower case.</summary>
    internal static bool IsUuid(Chars text)
    {
        if (text.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !Ascii.IsHex(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Determines whether a text starts with a scheme and a colon, and has only characters that RFC 3986 allows. <see cref="System.Uri"/>
    /// checks the rest, but alone it would also accept file paths and text with spaces.
    /// </summary>
    internal static bool HasUriCharacters(Chars text)
    {
        var at = 0;
        while (at < text.Length && (Ascii.IsLetterOrDigit(text[at]) || text[at] is '+' or '-' or '.'))
        {
            at++;
        }

        if (at == 0 || !Ascii.IsLetter(text[0]) || at >= text.Length - 1 || text[at] != ':')
        {
            return false;
        }

        // Brackets enclose an IP literal, at the start of the host (RFC 3986, section 3.2.2).
        var hostAt = HostStart(text, at + 1);
        var literalEnd = hostAt >= 0 && hostAt < text.Length && text[hostAt] == '[' ? IndexOf(text, ']', hostAt) : -1;
        if (literalEnd > 0 && text[hostAt + 1] is not ('v' or 'V') && !Hosts.IsIpv6(text, hostAt + 1, literalEnd))
        {
            return false;
        }

        for (at++; at < text.Length; at++)
        {
            if (text[at] is '[' or ']' && (literalEnd < 0 || (at != hostAt && at != literalEnd)))
            {
                return false;
            }

            var c = text[at];
            var isEscape = c == '%' && at + 2 < text.Length && Ascii.IsHex(text[at + 1]) && Ascii.IsHex(text[at + 2]);
            if (!isEscape && !Ascii.IsLetterOrDigit(c) && "-._~:/?#[]@!$&'()*+,;=".IndexOf(c) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Determines whether a text is a URI or a reference relative to one (RFC 3986, section 4.1).</summary>
    internal static bool IsUriReference(Chars text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        if (HasUriCharacters(text))
        {
            return TextFormats.TryParseUri(text, out _);
        }

        // A reference with a host: as with a scheme in front of it.
        if (Ascii.StartsWith(text, 0, "//") && text.Length > 2 && text[2] is not ('/' or '?' or '#'))
        {
            return TextFormats.TryParseUri("http:" + text.ToString(), out _);
        }

        // The first segment of a relative path has no colon, which would end a scheme.
        for (var i = 0; i < text.Length && text[i] is not ('/' or '?' or '#'); i++)
        {
            if (text[i] == ':')
            {
                return false;
            }
        }

        return HasUriCharacters("x:" + text.ToString());
    }

    // The index after "//" and the user information; -1 without an authority.
    private static int HostStart(Chars text, int at)
    {
        if (!Ascii.StartsWith(text, at, "//"))
        {
            return -1;
        }

        var host = at + 2;
        for (var i = host; i < text.Length && text[i] is not ('/' or '?' or '#'); i++)
        {
            host = text[i] == '@' ? i + 1 : host;
        }

        return host;
    }

    private static int IndexOf(Chars text, char c, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == c)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Determines whether a text is base64 in the alphabet of RFC 4648, section 4 or section 5 (URL safe). Padding may be missing, and lines may be
    /// wrapped, indented and end with a line end, as tools and XML write it. Extra bits after the last byte are an error.
    /// </summary>
    internal static bool IsBase64(Chars text)
    {
        var (count, padding, last, standard, safe) = (0, 0, 0, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' or '\n' or ' ' or '\t')
            {
                continue;
            }

            if (c == '=')
            {
                padding++;
                continue;
            }

            standard |= c is '+' or '/';
            safe |= c is '-' or '_';
            last = SixBits(c is '-' ? '+' : c is '_' ? '/' : c);
            if (last < 0 || padding > 0)
            {
                return false;
            }

            count++;
        }

        return !(standard && safe)
            && (padding == 0 || (padding < 3 && (count + padding) % 4 == 0))
            && (count % 4) switch
            {
                0 => padding == 0,
                1 => false,
                2 => (last & 0b1111) == 0,
                _ => (last & 0b11) == 0,
            };
    }

    /// <summary>Writes base64 text that <see cref="IsBase64(Chars)"/> accepts in the form that .NET decodes: padded, in one line, in the standard alphabet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="result">Receives it; three characters longer than the text at most.</param>
    /// <returns>The length of the result.</returns>
    internal static int ToStandardBase64(Chars text, char[] result)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('\r' or '\n' or ' ' or '\t' or '='))
            {
                result[length++] = c is '-' ? '+' : c is '_' ? '/' : c;
            }
        }

        while (length % 4 != 0)
        {
            result[length++] = '=';
        }

        return length;
    }

    internal static bool IsBase64(Chars text, int start, int end, bool allowsSpace)
    {
        var (count, padding, last) = (0, 0, 0);
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (allowsSpace && c is ' ' or '\t' or '\r' or '\n')
            {
                continue;
            }

            count++;
            if (c == '=')
            {
                padding++;
                continue;
            }

            last = SixBits(c);
            if (last < 0 || padding > 0)
            {
                return false;
            }
        }

        return count % 4 == 0 && padding switch
        {
            0 => true,
            1 => (last & 0b11) == 0,
            2 => (last & 0b1111) == 0,
            _ => false,
        };
    }

    private static int SixBits(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
