#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>
/// Parses ISO 8601 durations with a fixed length: <c>P2W</c>, <c>P1DT12H</c>, <c>PT0.5S</c>. Years and months have no fixed length and are
/// rejected, and so is a sign. The last number may have a fraction; digits beyond 100 ns are ignored.
/// </summary>
internal static class Durations
{
    internal static bool TryParse(Chars text, out TimeSpan value)
    {
        value = default;
        if (text.Length < 3 || text[0] != 'P')
        {
            return false;
        }

        long total = 0;
        var (at, isTime, previous, ended) = (1, false, 0, false);
        while (at < text.Length)
        {
            if (text[at] == 'T')
            {
                // There is at most one T, it is not the end, and weeks are not combined with other units.
                if (isTime || previous == 1 || ++at == text.Length)
                {
                    return false;
                }

                isTime = true;
            }

            if (ended || !TryParsePart(text, ref at, isTime, out var part, out var ticks, out ended)
                || part <= previous || previous == 1 || ticks > long.MaxValue - total)
            {
                return false;
            }

            previous = part;
            total += ticks;
        }

        value = new TimeSpan(total);
        return true;
    }

    // Parses one number and its unit. The parts are numbered in their required order.
    private static bool TryParsePart(Chars text, ref int at, bool isTime, out int part, out long ticks, out bool hasFraction)
    {
        (part, ticks, hasFraction) = (0, 0, false);
        var start = at;
        while (at < text.Length && Ascii.IsDigit(text[at]))
        {
            at++;
        }

        var pointAt = at;
        hasFraction = at < text.Length && text[at] == '.';
        if (hasFraction)
        {
            at++;
            while (at < text.Length && Ascii.IsDigit(text[at]))
            {
                at++;
            }
        }

        if (pointAt == start || (hasFraction && at == pointAt + 1) || at == text.Length)
        {
            return false;
        }

        (part, var unit) = (text[at], isTime) switch
        {
            ('W', false) => (1, TimeSpan.TicksPerDay * 7),
            ('D', false) => (2, TimeSpan.TicksPerDay),
            ('H', true) => (3, TimeSpan.TicksPerHour),
            ('M', true) => (4, TimeSpan.TicksPerMinute),
            ('S', true) => (5, TimeSpan.TicksPerSecond),
            _ => (0, 0L),
        };

        var isValid = part != 0 && TryMultiply(text, start, pointAt, unit, out ticks);
        if (isValid && hasFraction)
        {
            isValid = TryAddFraction(text, pointAt + 1, at, unit, ref ticks);
        }

        at++;
        return isValid;
    }

    private static bool TryMultiply(Chars text, int start, int end, long unit, out long ticks)
    {
        ticks = 0;
        long number = 0;
        for (var i = start; i < end; i++)
        {
            if (number > long.MaxValue / 10 / unit)
            {
                return false;
            }

            number = (number * 10) + (text[i] - '0');
        }

        if (number > long.MaxValue / unit)
        {
            return false;
        }

        ticks = number * unit;
        return true;
    }

    private static bool TryAddFraction(Chars text, int start, int end, long unit, ref long ticks)
    {
        // 13 digits determine the ticks of a week, and keep the product within a decimal.
        decimal fraction = 0;
        decimal scale = 1;
        for (var i = start; i < end && i < start + 13; i++)
        {
            fraction = (fraction * 10) + (text[i] - '0');
            scale *= 10;
        }

        var extra = (long)(fraction * unit / scale);
        if (extra > long.MaxValue - ticks)
        {
            return false;
        }

        ticks += extra;
        return true;
    }
}
