#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>
/// Represents a JSON number exactly: ± 0.d₁d₂…dₙ × 10^magnitude, without leading or trailing zeros in the digits. A comparison loses no
/// precision, and its time depends on the length of the texts only, not on the exponents.
/// </summary>
/// <remarks>
/// Exponents saturate at ±10¹⁸: larger numbers compare by their digits only. No type of a key has such a range.
/// </remarks>
internal readonly struct ExactNumber
{
    private const long LargestExponent = 1_000_000_000_000_000_000;

    private readonly char[] _digits;
    private readonly bool _isNegative;

    private ExactNumber(char[] digits, bool isNegative, long magnitude)
    {
        _digits = digits;
        _isNegative = isNegative;
        Magnitude = magnitude;
    }

    /// <summary>Gets the power of ten of the decimal point before the digits.</summary>
    internal long Magnitude { get; }

    internal char[] Digits => _digits ?? [];

    internal bool IsNegative => _isNegative;

    internal bool IsZero => Digits.Length == 0;

    internal bool IsInteger => IsZero || Magnitude >= Digits.Length;

    /// <summary>Parses text that is a JSON number (RFC 8259, section 6).</summary>
    internal static bool TryParse(Chars text, out ExactNumber number)
    {
        number = default;
        var at = 0;
        var isNegative = Skip(text, ref at, '-');
        var start = at;
        var whole = SkipDigits(text, ref at);
        if (whole == 0 || (whole > 1 && text[start] == '0'))
        {
            return false;
        }

        if (Skip(text, ref at, '.') && SkipDigits(text, ref at) == 0)
        {
            return false;
        }

        var end = at;
        if (!TryParseExponent(text, ref at, out var exponent) || at != text.Length)
        {
            return false;
        }

        number = Normalize(text, start, end, whole, isNegative, exponent);
        return true;
    }

    /// <summary>Parses text that is known to be a JSON number, such as a bound of a schema.</summary>
    internal static ExactNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new ArgumentException("Not a JSON number.", nameof(text));

    /// <summary>Compares two numbers: the result is negative, zero or positive when <paramref name="left"/> is less than, equal to or greater than <paramref name="right"/>.</summary>
    internal static int Compare(in ExactNumber left, in ExactNumber right)
    {
        if (left.IsZero || right.IsZero || left._isNegative != right._isNegative)
        {
            return left.Sign().CompareTo(right.Sign());
        }

        var comparison = left.Magnitude != right.Magnitude
            ? left.Magnitude.CompareTo(right.Magnitude)
            : CompareDigits(left.Digits, right.Digits);
        return left._isNegative ? -comparison : comparison;
    }

    /// <summary>Overwrites the digits. The number must not be used afterwards.</summary>
    internal void Wipe()
    {
        if (_digits is not null)
        {
            Array.Clear(_digits, 0, _digits.Length);
        }
    }

    internal ExactNumber Negate() => new(Digits, !_isNegative, Magnitude);

    private int Sign() => IsZero ? 0 : _isNegative ? -1 : 1;

    private static int CompareDigits(char[] left, char[] right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static ExactNumber Normalize(Chars text, int start, int end, int whole, bool isNegative, long exponent)
    {
        var first = start;
        while (first < end && text[first] is '0' or '.')
        {
            first++;
        }

        var last = end;
        while (last > first && text[last - 1] is '0' or '.')
        {
            last--;
        }

        if (first == last)
        {
            return default;
        }

        // The point follows the integer part. Leading zeros after the point make the magnitude negative.
        var point = start + whole;
        var magnitude = exponent + (first < point ? point - first : point + 1 - first);
        var hasPoint = first < point && last > point;
        var digits = new char[last - first - (hasPoint ? 1 : 0)];
        var count = 0;
        for (var i = first; i < last; i++)
        {
            if (text[i] != '.')
            {
                digits[count++] = text[i];
            }
        }

        return new ExactNumber(digits, isNegative, magnitude);
    }

    private static bool TryParseExponent(Chars text, ref int at, out long exponent)
    {
        exponent = 0;
        if (!Skip(text, ref at, 'e') && !Skip(text, ref at, 'E'))
        {
            return true;
        }

        var isNegative = Skip(text, ref at, '-');
        _ = isNegative || Skip(text, ref at, '+');
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            exponent = Math.Min(LargestExponent, (Math.Min(exponent, LargestExponent / 10) * 10) + (text[at] - '0'));
            at++;
        }

        exponent = isNegative ? -exponent : exponent;
        return at > start;
    }

    private static bool Skip(Chars text, ref int at, char expected)
    {
        if (at >= text.Length || text[at] != expected)
        {
            return false;
        }

        at++;
        return true;
    }

    private static int SkipDigits(Chars text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at - start;
    }
}
