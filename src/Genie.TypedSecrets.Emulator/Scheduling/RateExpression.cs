using System.Globalization;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Scheduling;

/// <summary>Represents <c>rate(4 hours)</c> or <c>rate(10 days)</c>: at least four hours, at most 999 days.</summary>
internal sealed partial record RateExpression(int Count, bool IsHours) : IScheduleExpression
{
    private const int MinHours = 4;
    private const int MaxDays = 999;
    private const int HoursPerDay = 24;

    public bool IsHourly => IsHours;

    public int MaxWindowHours => IsHours ? Math.Min(Count, HoursPerDay) : HoursPerDay;

    /// <summary>Parses an expression; null if it isn't a <c>rate()</c>.</summary>
    /// <exception cref="SecretsManagerError">The rate is outside the limits.</exception>
    internal static RateExpression? TryParse(string text)
    {
        if (!text.StartsWith("rate(", StringComparison.Ordinal))
        {
            return null;
        }

        var match = Format().Match(text);
        if (!match.Success || !int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            throw Invalid(text, "Use rate(<count> hours) or rate(<count> days).");
        }

        var isHours = match.Groups["unit"].ValueSpan.StartsWith("hour");
        return (isHours, count) switch
        {
            (true, < MinHours) => throw Invalid(text, $"A secret can't be rotated more often than every {MinHours} hours."),
            (true, > MaxDays * HoursPerDay) or (false, > MaxDays) => throw Invalid(text, $"The longest rotation period is {MaxDays} days."),
            (false, < 1) => throw Invalid(text, "The count must be positive."),
            _ => new RateExpression(count, isHours),
        };
    }

    public DateTimeOffset? NextWindowStart(DateTimeOffset last)
    {
        var utc = last.UtcDateTime;
        return IsHours
            ? new DateTimeOffset(utc.Date.AddHours(utc.Hour), TimeSpan.Zero).AddHours(Count)
            : new DateTimeOffset(utc.Date, TimeSpan.Zero).AddDays(Count);
    }

    internal static SecretsManagerError Invalid(string expression, string reason) =>
        SecretsManagerError.InvalidParameter($"The ScheduleExpression {expression} isn't valid. {reason}");

    [GeneratedRegex(@"\Arate\((?<count>[0-9]+) (?<unit>hours?|days?)\)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Format();
}
