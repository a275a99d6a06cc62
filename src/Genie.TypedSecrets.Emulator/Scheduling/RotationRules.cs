using System.Globalization;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Scheduling;

/// <summary>Represents the schedule of a secret's rotation: a number of days, or a <c>rate()</c> or <c>cron()</c> expression, and the length of the window.</summary>
internal sealed record RotationRules
{
    private const int HoursPerDay = 24;

    // Null for a number of days without an expression.
    private readonly IScheduleExpression? _schedule;

    private RotationRules(int? days, string? duration, string? expression, IScheduleExpression? schedule)
    {
        AutomaticallyAfterDays = days;
        Duration = duration;
        ScheduleExpression = expression;
        _schedule = schedule;
    }

    internal int? AutomaticallyAfterDays { get; }

    internal string? Duration { get; }

    internal string? ScheduleExpression { get; }

    private int? WindowHours => Duration is null ? null : int.Parse(Duration.AsSpan(0, Duration.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Creates rules whose members the service model has accepted.</summary>
    /// <exception cref="SecretsManagerError">The expression isn't valid, the window doesn't fit, or there are two schedules.</exception>
    internal static RotationRules Create(int? automaticallyAfterDays, string? duration, string? scheduleExpression)
    {
        if (automaticallyAfterDays is not null && scheduleExpression is not null)
        {
            throw SecretsManagerError.InvalidParameter("You cannot specify both rotation frequency and schedule expression together.");
        }

        var rules = new RotationRules(automaticallyAfterDays, duration, scheduleExpression, scheduleExpression is null ? null : Parse(scheduleExpression));
        rules.ThrowIfWindowIsTooLong();
        return rules;
    }

    /// <summary>Gets the end of the window in which the next rotation is due, after the last rotation or change of the value; null without a schedule.</summary>
    internal DateTimeOffset? NextRotation(DateTimeOffset last)
    {
        try
        {
            IScheduleExpression? schedule = AutomaticallyAfterDays is { } days ? new RateExpression(days, IsHours: false) : _schedule;
            if (schedule?.NextWindowStart(last) is not { } start)
            {
                return null;
            }

            var hours = WindowHours ?? (schedule.IsHourly ? 1 : HoursPerDay - start.Hour);
            return start.AddHours(hours).AddSeconds(-1);
        }
        catch (ArgumentOutOfRangeException)
        {
            // Beyond the year 9999.
            return null;
        }
    }

    private static IScheduleExpression Parse(string expression) =>
        RateExpression.TryParse(expression) ?? (IScheduleExpression)CronExpression.Parse(expression);

    private void ThrowIfWindowIsTooLong()
    {
        if (WindowHours is not { } hours)
        {
            return;
        }

        var maximum = _schedule?.MaxWindowHours ?? HoursPerDay;
        if (hours < 1 || hours > maximum)
        {
            throw SecretsManagerError.InvalidParameter(
                $"The rotation window {Duration} isn't valid. It must be at least 1 hour, and must not extend into the next UTC day or the next rotation window: {maximum}h at most.");
        }
    }
}
