namespace Genie.TypedSecrets.Emulator.Scheduling;

/// <summary>Represents a <c>rate()</c> or <c>cron()</c> expression.</summary>
internal interface IScheduleExpression
{
    /// <summary>Gets whether rotations can happen more than once a day. Their windows last one hour by default, others until the end of the day.</summary>
    bool IsHourly { get; }

    /// <summary>Gets the longest rotation window in hours.</summary>
    int MaxWindowHours { get; }

    /// <summary>Gets the start of the next rotation window; null if there is none within the next years.</summary>
    DateTimeOffset? NextWindowStart(DateTimeOffset last);
}
