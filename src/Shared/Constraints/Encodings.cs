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

    /// <summary>Determines whether a text is base64 (RFC 4648, section 4): padded, without white space, and without extra bits after the last byte.</summary>
    internal static bool IsBase64(Chars text) => text.Length % 4 == 0 && IsBase64(text, 0, text.Length, allowsSpace: false);

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
