namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>What a secret says about its rotation.</summary>
internal sealed class SecretRotation
{
    internal bool? IsEnabled { get; set; }

    internal string? LambdaArn { get; set; }

    internal int? AutomaticallyAfterDays { get; set; }

    internal string? Duration { get; set; }

    internal string? ScheduleExpression { get; set; }

    /// <summary>When rotation was turned on or changed: what the first due date counts from.</summary>
    internal DateTimeOffset ConfiguredAt { get; set; }

    internal DateTimeOffset? LastRotatedAt { get; set; }

    internal bool HasRules => AutomaticallyAfterDays is not null || Duration is not null || ScheduleExpression is not null;

    /// <summary>When the next rotation is due; null where rotation is off, or a <c>cron</c> expression says it.</summary>
    internal DateTimeOffset? NextRotationAt =>
        IsEnabled == true && IntervalOf() is { } interval ? (LastRotatedAt ?? ConfiguredAt) + interval : null;

    private TimeSpan? IntervalOf()
    {
        if (AutomaticallyAfterDays is { } days)
        {
            return TimeSpan.FromDays(days);
        }

        // rate(10 days), rate(4 hours)
        if (ScheduleExpression is null || !ScheduleExpression.StartsWith("rate(", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = ScheduleExpression["rate(".Length..].TrimEnd(')').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        return parts[1].StartsWith("hour", StringComparison.Ordinal) ? TimeSpan.FromHours(count) : TimeSpan.FromDays(count);
    }
}
