using System.Globalization;

namespace Genie.TypedSecrets.Emulator.Scheduling;

/// <summary>
/// Represents <c>cron(minutes hours day-of-month month day-of-week year)</c> with the restrictions of Secrets Manager: the minutes are 0, the year is <c>*</c>, one of the
/// two day fields is <c>?</c>, and four hours or more lie between two rotations of a day.
/// </summary>
internal sealed class CronExpression : IScheduleExpression
{
    private const int MinHours = 4;
    private const int HoursPerDay = 24;

    // Long enough for the fifth Saturday of a February.
    private const int MaxYears = 40;

    private static readonly string[] s_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] s_days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly int[] _hours;
    private readonly HashSet<int> _months;
    private readonly Func<DateTime, bool> _isDay;

    private CronExpression(int[] hours, HashSet<int> months, Func<DateTime, bool> isDay)
    {
        _hours = hours;
        _months = months;
        _isDay = isDay;
    }

    public bool IsHourly => _hours.Length > 1;

    public int MaxWindowHours => Math.Min(HoursPerDay - _hours[^1], _hours.Zip(_hours.Skip(1), static (first, second) => second - first).DefaultIfEmpty(HoursPerDay).Min());

    /// <summary>Parses an expression.</summary>
    /// <exception cref="Model.SecretsManagerError">It isn't a <c>cron()</c> expression that Secrets Manager accepts.</exception>
    internal static CronExpression Parse(string text)
    {
        const string Prefix = "cron(";
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !text.EndsWith(')'))
        {
            throw RateExpression.Invalid(text, "Use rate(<count> <unit>) or cron(<minutes> <hours> <day-of-month> <month> <day-of-week> <year>).");
        }

        var fields = text[Prefix.Length..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields is not [var minutes, var hours, var dayOfMonth, var month, var dayOfWeek, var year])
        {
            throw RateExpression.Invalid(text, "A cron expression has six fields: minutes, hours, day of month, month, day of week, year.");
        }

        if (minutes != "0" || year != "*")
        {
            throw RateExpression.Invalid(text, "The minutes must be 0 and the year must be *.");
        }

        if ((dayOfMonth == "?") == (dayOfWeek == "?"))
        {
            throw RateExpression.Invalid(text, "One of day of month and day of week must be ?, the other one must not.");
        }

        var parsedHours = CronField.Parse(text, hours, 0, HoursPerDay - 1, names: null).Order().ToArray();
        if (parsedHours.Zip(parsedHours.Skip(1)).Any(static pair => pair.Second - pair.First < MinHours))
        {
            throw RateExpression.Invalid(text, $"A secret can't be rotated more often than every {MinHours} hours.");
        }

        return new CronExpression(
            parsedHours,
            CronField.Parse(text, month, 1, s_months.Length, s_months),
            dayOfWeek == "?" ? DayOfMonth(text, dayOfMonth) : DayOfWeek(text, dayOfWeek));
    }

    public DateTimeOffset? NextWindowStart(DateTimeOffset last)
    {
        var utc = last.UtcDateTime;
        for (var day = utc.Date; day < utc.Date.AddYears(MaxYears); day = day.AddDays(1))
        {
            if (_months.Contains(day.Month) && _isDay(day) && Array.Find(_hours, hour => day.AddHours(hour) > utc) is var hour && day.AddHours(hour) > utc)
            {
                return new DateTimeOffset(day.AddHours(hour), TimeSpan.Zero);
            }
        }

        return null;
    }

    private static Func<DateTime, bool> DayOfMonth(string text, string field)
    {
        if (field == "L")
        {
            return static day => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
        }

        var days = CronField.Parse(text, field, 1, 31, names: null);
        return day => days.Contains(day.Day);
    }

    private static Func<DateTime, bool> DayOfWeek(string text, string field)
    {
        if (field == "L")
        {
            return static day => day.DayOfWeek == System.DayOfWeek.Saturday;
        }

        // 3#2: the second Tuesday. 6L: the last Friday.
        if (field.Split('#') is [var weekday, var occurrence])
        {
            var wanted = CronField.ParseOne(text, weekday, 1, s_days.Length, s_days);
            var nth = CronField.ParseOne(text, occurrence, 1, 5, names: null);
            return day => (int)day.DayOfWeek + 1 == wanted && ((day.Day - 1) / s_days.Length) + 1 == nth;
        }

        if (field.EndsWith('L'))
        {
            var wanted = CronField.ParseOne(text, field[..^1], 1, s_days.Length, s_days);
            return day => (int)day.DayOfWeek + 1 == wanted && day.AddDays(s_days.Length).Month != day.Month;
        }

        var days = CronField.Parse(text, field, 1, s_days.Length, s_days);
        return day => days.Contains((int)day.DayOfWeek + 1);
    }
}

/// <summary>Parses one field of a cron expression: <c>*</c>, numbers or names, ranges, lists and increments.</summary>
internal static class CronField
{
    internal static HashSet<int> Parse(string expression, string field, int minimum, int maximum, string[]? names)
    {
        var values = new HashSet<int>();
        foreach (var item in field.Split(','))
        {
            var parts = item.Split('/');
            var step = parts.Length == 1 ? 1 : ParseOne(expression, parts[^1], 1, maximum, names: null);
            var (first, last) = Range(expression, parts[0], minimum, maximum, names, isStepped: parts.Length > 1);
            if (parts.Length > 2 || first > last)
            {
                throw Invalid(expression, item, minimum, maximum);
            }

            for (var value = first; value <= last; value += step)
            {
                values.Add(value);
            }
        }

        return values;
    }

    internal static int ParseOne(string expression, string text, int minimum, int maximum, string[]? names)
    {
        var name = names is null ? -1 : Array.FindIndex(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            return minimum + name;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw Invalid(expression, text, minimum, maximum);
    }

    private static (int First, int Last) Range(string expression, string text, int minimum, int maximum, string[]? names, bool isStepped)
    {
        if (text == "*")
        {
            return (minimum, maximum);
        }

        if (text.Split('-') is [var from, var to])
        {
            return (ParseOne(expression, from, minimum, maximum, names), ParseOne(expression, to, minimum, maximum, names));
        }

        var value = ParseOne(expression, text, minimum, maximum, names);
        return (value, isStepped ? maximum : value);
    }

    private static Model.SecretsManagerError Invalid(string expression, string item, int minimum, int maximum) =>
        RateExpression.Invalid(expression, string.Create(CultureInfo.InvariantCulture, $"'{item}' isn't a value or a range between {minimum} and {maximum}."));
}
