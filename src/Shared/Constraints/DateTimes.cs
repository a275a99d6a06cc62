#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Parses RFC 3339 dates and times that the types of .NET can represent: no year 0, no leap second, offsets up to 14 hours.</summary>
internal static class DateTimes
{
    private const int DateLength = 10;
    private const int TicksDigits = 7;

    /// <summary>Parses a full-date: <c>2030-01-31</c>.</summary>
    internal static bool TryParseDate(Chars text, out DateTime date)
    {
        date = default;
        return text.Length == DateLength && TryParseDatePart(text, out date);
    }

    /// <summary>Parses a date-time: <c>2030-01-31T12:00:00.5+01:00</c>. Digits of the fraction beyond 100 ns are ignored.</summary>
    internal static bool TryParse(Chars text, out DateTimeOffset value)
    {
        value = default;
        if (!TryParseDatePart(text, out var date) || text.Length < DateLength + 10 || text[DateLength] is not ('T' or 't')
            || !TryParseTime(text, DateLength + 1, out var time))
        {
            return false;
        }

        var at = DateLength + 9;
        if (!TryParseFraction(text, ref at, out var fraction) || !TryParseOffset(text, at, out var offset))
        {
            return false;
        }

        var local = date.Ticks + time + fraction;
        var utc = local - offset;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, new TimeSpan(offset));
        return true;
    }

    /// <summary>Determines whether a text is a full-time: <c>12:00:00.5+01:00</c>.</summary>
    internal static bool IsTime(Chars text)
    {
        var at = 8;
        return text.Length > at && TryParseTime(text, 0, out _) && TryParseFraction(text, ref at, out _) && at < text.Length && TryParseOffset(text, at, out _);
    }

    private static bool TryParseDatePart(Chars text, out DateTime date)
    {
        date = default;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var (year, month, day) = (Ascii.ParseDigits(text, 0, 4), Ascii.ParseDigits(text, 5, 2), Ascii.ParseDigits(text, 8, 2));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    private static bool TryParseTime(Chars text, int at, out long ticks)
    {
        ticks = 0;
        if (text.Length < at + 8 || text[at + 2] != ':' || text[at + 5] != ':')
        {
            return false;
        }

        var (hour, minute, second) = (Ascii.ParseDigits(text, at, 2), Ascii.ParseDigits(text, at + 3, 2), Ascii.ParseDigits(text, at + 6, 2));
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        return hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60;
    }

    private static bool TryParseFraction(Chars text, ref int at, out long ticks)
    {
        ticks = 0;
        if (at >= text.Length || text[at] != '.')
        {
            return true;
        }

        var start = ++at;
        for (; at < text.Length && Ascii.IsDigit(text[at]); at++)
        {
            ticks = at - start < TicksDigits ? (ticks * 10) + (text[at] - '0') : ticks;
        }

        for (var i = at - start; i < TicksDigits; i++)
        {
            ticks *= 10;
        }

        return at > start;
    }

    private static bool TryParseOffset(Chars text, int at, out long ticks)
    {
        ticks = 0;
        if (at + 1 == text.Length)
        {
            return text[at] is 'Z' or 'z';
        }

        if (at + 6 != text.Length || text[at] is not ('+' or '-') || text[at + 3] != ':')
        {
            return false;
        }

        var (hour, minute) = (Ascii.ParseDigits(text, at + 1, 2), Ascii.ParseDigits(text, at + 4, 2));
        ticks = ((hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute)) * (text[at] == '-' ? -1 : 1);
        return hour >= 0 && minute is >= 0 and < 60 && (hour * 60) + minute <= 14 * 60;
    }
}
