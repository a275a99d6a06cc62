using System.Globalization;

namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>When a secret is due for rotation: after so many days, or by a schedule.</summary>
internal sealed record RotationRules(int? AutomaticallyAfterDays, string? Duration, string? ScheduleExpression)
{
    private const string Rate = "rate(";

    /// <summary>The time between two rotations; null where a <c>cron</c> expression says it, which the emulator keeps and does not follow.</summary>
    internal TimeSpan? Interval
    {
        get
        {
            if (AutomaticallyAfterDays is { } days)
            {
                return TimeSpan.FromDays(days);
            }

            // rate(10 days), rate(4 hours)
            var parts = ScheduleExpression is { } schedule && schedule.StartsWith(Rate, StringComparison.Ordinal)
                ? schedule[Rate.Length..].TrimEnd(')').Split(' ', StringSplitOptions.RemoveEmptyEntries)
                : [];
            if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return null;
            }

            return parts[1].StartsWith("hour", StringComparison.Ordinal) ? TimeSpan.FromHours(count) : TimeSpan.FromDays(count);
        }
    }
}
