using System.Globalization;
using System.Numerics;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Specifies the numeric type of a key.</summary>
internal enum NumberKind
{
    /// <summary><see cref="int"/>.</summary>
    Int32,

    /// <summary><see cref="long"/>.</summary>
    Int64,

    /// <summary><see cref="decimal"/>, which must represent the number exactly.</summary>
    Decimal,

    /// <summary><see cref="double"/>, which represents the nearest number.</summary>
    Double,
}

/// <summary>Determines whether numbers fit numeric types.</summary>
internal static class NumberFit
{
    private const string LargestDecimalDigits = "79228162514264337593543950335";

    // Halfway between the largest double and the next power of two: from here on numbers round to infinity.
    private static readonly ExactNumber s_doubleLimit = ExactNumber.Parse((BigInteger.Pow(2, 1024) - BigInteger.Pow(2, 970)).ToString(CultureInfo.InvariantCulture));

    internal static bool TryToInt64(in ExactNumber number, out long value)
    {
        value = 0;
        if (!number.IsInteger || number.Magnitude > 19)
        {
            return false;
        }

        // The value is negative while digits are added, because the negative range is larger.
        for (var i = 0; i < number.Magnitude; i++)
        {
            var digit = DigitAt(number, i);
            if (value < (long.MinValue + digit) / 10)
            {
                return false;
            }

            value = (value * 10) - digit;
        }

        if (number.IsNegative)
        {
            return true;
        }

        if (value == long.MinValue)
        {
            return false;
        }

        value = -value;
        return true;
    }

    internal static bool TryToInt32(in ExactNumber number, out int value)
    {
        var fits = TryToInt64(number, out var wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = fits ? (int)wide : 0;
        return fits;
    }

    internal static bool TryToDecimal(in ExactNumber number, out decimal value)
    {
        value = 0;
        if (number.IsZero)
        {
            return true;
        }

        // The number is an integer of that many digits, divided by 10^scale.
        var scale = Math.Max(0, number.Digits.Length - number.Magnitude);
        var count = number.Magnitude + scale;
        if (scale > 28 || count > LargestDecimalDigits.Length || (count == LargestDecimalDigits.Length && ExceedsDecimal(number)))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            value = (value * 10) + DigitAt(number, i);
        }

        var bits = decimal.GetBits(value);
        value = new decimal(bits[0], bits[1], bits[2], number.IsNegative, (byte)scale);
        return true;
    }

    internal static bool FitsDouble(in ExactNumber number)
    {
        var magnitude = number.IsNegative ? number.Negate() : number;
        return ExactNumber.Compare(magnitude, s_doubleLimit) < 0;
    }

    private static bool ExceedsDecimal(in ExactNumber number)
    {
        for (var i = 0; i < LargestDecimalDigits.Length; i++)
        {
            var difference = DigitAt(number, i) - (LargestDecimalDigits[i] - '0');
            if (difference != 0)
            {
                return difference > 0;
            }
        }

        return false;
    }

    private static int DigitAt(in ExactNumber number, int index) => index < number.Digits.Length ? number.Digits[index] - '0' : 0;
}
