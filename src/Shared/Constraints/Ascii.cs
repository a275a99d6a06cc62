#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Tests ASCII characters, as the grammars of the formats require.</summary>
internal static class Ascii
{
    internal static bool IsDigit(char c) => c is >= '0' and <= '9';

    internal static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    internal static bool IsLetterOrDigit(char c) => IsLetter(c) || IsDigit(c);

    internal static bool IsHex(char c) => IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    /// <summary>Parses exactly <paramref name="count"/> digits, at most 9; returns -1 when there are other characters.</summary>
    internal static int ParseDigits(Chars text, int start, int count)
    {
        if (start + count > text.Length)
        {
            return -1;
        }

        var value = 0;
        for (var i = start; i < start + count; i++)
        {
            if (!IsDigit(text[i]))
            {
                return -1;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return value;
    }

    internal static bool StartsWith(Chars text, int start, string prefix)
    {
        if (start + prefix.Length > text.Length)
        {
            return false;
        }

        for (var i = 0; i < prefix.Length; i++)
        {
            if (text[start + i] != prefix[i])
            {
                return false;
            }
        }

        return true;
    }
}
