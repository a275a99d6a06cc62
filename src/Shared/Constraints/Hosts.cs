#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Validates host names, IP addresses and e-mail addresses.</summary>
internal static class Hosts
{
    /// <summary>Determines whether a text is a host name (RFC 1123): labels of 1 to 63 letters, digits and inner hyphens, at most 253 characters, no trailing dot.</summary>
    internal static bool IsHostname(Chars text) => IsHostname(text, 0, text.Length);

    /// <summary>Determines whether a text is an IPv4 address: four decimal numbers from 0 to 255 without leading zeros.</summary>
    internal static bool IsIpv4(Chars text) => IsIpv4(text, 0, text.Length);

    /// <summary>Determines whether a text is an IPv6 address (RFC 4291, section 2.2) without a zone.</summary>
    internal static bool IsIpv6(Chars text) => IsIpv6(text, 0, text.Length);

    /// <summary>
    /// Determines whether a text is an e-mail address (RFC 5321): a dot-atom or a quoted string of at most 64 characters, an at sign, and a host
    /// name or an IP address in brackets.
    /// </summary>
    internal static bool IsEmail(Chars text)
    {
        var at = text.Length > 0 && text[0] == '"' ? EndOfQuoted(text) : EndOfDotAtom(text);
        if (at is < 1 or > 64 || at >= text.Length - 1 || text[at] != '@')
        {
            return false;
        }

        var (start, end) = (at + 1, text.Length);
        if (text[start] != '[')
        {
            return IsHostname(text, start, end);
        }

        return text[end - 1] == ']' && (Ascii.StartsWith(text, start + 1, "IPv6:")
            ? IsIpv6(text, start + 6, end - 1)
            : IsIpv4(text, start + 1, end - 1));
    }

    private static bool IsHostname(Chars text, int start, int end)
    {
        if (end - start is < 1 or > 253)
        {
            return false;
        }

        var labelStart = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || text[i] == '.')
            {
                if (i - labelStart is < 1 or > 63 || text[labelStart] == '-' || text[i - 1] == '-')
                {
                    return false;
                }

                labelStart = i + 1;
            }
            else if (!Ascii.IsLetterOrDigit(text[i]) && text[i] != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIpv4(Chars text, int start, int end)
    {
        var numbers = 0;
        var numberStart = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && text[i] != '.')
            {
                continue;
            }

            var length = i - numberStart;
            if (length is < 1 or > 3 || (length > 1 && text[numberStart] == '0')
                || Ascii.ParseDigits(text, numberStart, length) is < 0 or > 255)
            {
                return false;
            }

            numbers++;
            numberStart = i + 1;
        }

        return numbers == 4;
    }

    internal static bool IsIpv6(Chars text, int start, int end)
    {
        var (groups, at, isCompressed) = (0, start, false);
        if (end - start >= 2 && text[start] == ':' && text[start + 1] == ':')
        {
            (isCompressed, at) = (true, start + 2);
        }

        while (at < end)
        {
            var groupStart = at;
            while (at < end && Ascii.IsHex(text[at]))
            {
                at++;
            }

            if (at < end && text[at] == '.')
            {
                // The last 32 bits may be written as an IPv4 address.
                groups += 2;
                at = IsIpv4(text, groupStart, end) ? end : -1;
                return at == end && IsComplete(groups, isCompressed);
            }

            if (at - groupStart is < 1 or > 4)
            {
                return false;
            }

            groups++;
            if (at == end)
            {
                break;
            }

            if (text[at++] != ':' || at == end)
            {
                return false;
            }

            if (text[at] == ':')
            {
                if (isCompressed)
                {
                    return false;
                }

                isCompressed = true;
                at++;
            }
        }

        return IsComplete(groups, isCompressed);
    }

    private static bool IsComplete(int groups, bool isCompressed) => isCompressed ? groups < 8 : groups == 8;

    private static int EndOfDotAtom(Chars text)
    {
        var i = 0;
        for (; i < text.Length && text[i] != '@'; i++)
        {
            var isDot = text[i] == '.';
            var isMisplaced = isDot && (i == 0 || text[i - 1] == '.' || i + 1 == text.Length || text[i + 1] == '@');
            if (isMisplaced || (!isDot && !Ascii.IsLetterOrDigit(text[i]) && "!#$%&'*+-/=?^_`{|}~".IndexOf(text[i]) < 0))
            {
                return -1;
            }
        }

        return i;
    }

    private static int EndOfQuoted(Chars text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i + 1;
            }

            i += text[i] == '\\' ? 1 : 0;
            if (i >= text.Length || text[i] is < ' ' or > '~')
            {
                return -1;
            }
        }

        return -1;
    }
}
