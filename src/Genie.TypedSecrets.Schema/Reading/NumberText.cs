using System.Globalization;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>
/// Represents a JSON number by its text: exact at any size, ordered, and with a canonical form. 1e400, 1.0 and 9007199254740993
/// are represented exactly.
/// </summary>
/// <param name="IsNegative">Whether it is below zero.</param>
/// <param name="Digits">The significant digits, without zeros on either side; empty for zero.</param>
/// <param name="Magnitude">The position of the point: the number is 0.Digits × 10^Magnitude.</param>
internal readonly record struct NumberText(bool IsNegative, string Digits, int Magnitude) : IComparable<NumberText>
{
    private const int ExponentLimit = 100_000_000;

    private static readonly NumberText s_minInt32 = Parse("-2147483648");
    private static readonly NumberText s_maxInt32 = Parse("2147483647");
    private static readonly NumberText s_minInt64 = Parse("-9223372036854775808");
    private static readonly NumberText s_maxInt64 = Parse("9223372036854775807");

    internal bool IsInteger => Digits.Length == 0 || Magnitude >= Digits.Length;

    internal static NumberText Of(JsonNumber number) => Parse(number.RawText);

    /// <summary>Parses a number of JSON's grammar.</summary>
    internal static NumberText Parse(string text)
    {
        if (IsPlain(text))
        {
            return new(IsNegative: false, text.TrimEnd('0'), text.Length);
        }

        var isNegative = text[0] == '-';
        var e = text.IndexOfAny(['e', 'E']);
        var mantissa = text.Substring(isNegative ? 1 : 0, (e < 0 ? text.Length : e) - (isNegative ? 1 : 0));
        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var magnitude = (point < 0 ? mantissa.Length : point) + (e < 0 ? 0 : Exponent(text.Substring(e + 1)));
        var significant = digits.TrimStart('0');
        magnitude -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        return significant.Length == 0 ? new(IsNegative: false, string.Empty, 0) : new(isNegative, significant, magnitude);
    }

    /// <summary>Gets the value of a number for which <see cref="FitsInt32"/> returns true.</summary>
    internal int ToInt32() => int.Parse(ToString(), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int CompareTo(NumberText other)
    {
        var sign = Sign();
        if (sign != other.Sign())
        {
            return sign.CompareTo(other.Sign());
        }

        var size = Magnitude != other.Magnitude ? Magnitude.CompareTo(other.Magnitude) : string.CompareOrdinal(Digits, other.Digits);
        return sign * Math.Sign(size);
    }

    public static bool operator <(NumberText left, NumberText right) => left.CompareTo(right) < 0;

    public static bool operator >(NumberText left, NumberText right) => left.CompareTo(right) > 0;

    public static bool operator <=(NumberText left, NumberText right) => left.CompareTo(right) <= 0;

    public static bool operator >=(NumberText left, NumberText right) => left.CompareTo(right) >= 0;

    internal bool FitsInt64() => IsInteger && this >= s_minInt64 && this <= s_maxInt64;

    internal bool FitsInt32() => IsInteger && this >= s_minInt32 && this <= s_maxInt32;

    /// <summary>Determines whether a <c>decimal</c> represents it exactly.</summary>
    internal bool FitsDecimal() => Digits.Length <= 29 && Magnitude is >= -28 and <= 29
        && decimal.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Parse(value.ToString(CultureInfo.InvariantCulture)) == this;

    /// <summary>Determines whether a <c>double</c> represents it approximately, without overflow or underflow.</summary>
    internal bool FitsDouble() => double.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && !double.IsInfinity(value) && (value != 0 || Digits.Length == 0);

    /// <summary>Gets the canonical text: plain up to 30 digits, scientific beyond.</summary>
    public override string ToString()
    {
        if (Digits.Length == 0)
        {
            return "0";
        }

        var sign = IsNegative ? "-" : string.Empty;
        return Magnitude switch
        {
            > 30 or < -29 => sign + Scientific(),
            <= 0 => sign + "0." + new string('0', -Magnitude) + Digits,
            _ when Magnitude >= Digits.Length => sign + Digits + new string('0', Magnitude - Digits.Length),
            _ => sign + Digits.Insert(Magnitude, "."),
        };
    }

    private string Scientific() =>
        (Digits.Length == 1 ? Digits : Digits.Insert(1, ".")) + "e" + (Magnitude - 1).ToString(CultureInfo.InvariantCulture);

    // Digits without a leading zero, as most numbers are.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text[0] != '0';
    }

    private int Sign() => Digits.Length == 0 ? 0 : IsNegative ? -1 : 1;

    // Realistic exponents do not reach the limit, and sums with it do not overflow.
    private static int Exponent(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Math.Max(-ExponentLimit, Math.Min(ExponentLimit, value))
            : text[0] == '-' ? -ExponentLimit : ExponentLimit;
}
