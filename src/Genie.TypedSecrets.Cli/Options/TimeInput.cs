using System.Globalization;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>Reads times and durations from arguments.</summary>
internal static class TimeInput
{
    /// <summary>Reads a time: a date, a date with a time, or a duration before now.</summary>
    internal static DateTimeOffset Parse(string text, string option, DateTimeOffset now)
    {
        if (TryParseDuration(text, out var ago))
        {
            return now - ago;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new ToolingException($"'{text}' is not a time. Examples: {option} 2026-11-01, {option} 2026-11-01T08:00Z, {option} 7d.");
    }

    /// <summary>Reads a duration: <c>90s</c>, <c>5m</c>, <c>1h</c> or <c>7d</c>.</summary>
    internal static TimeSpan ParseDuration(string text, string option) => TryParseDuration(text, out var duration)
        ? duration
        : throw new ToolingException($"'{text}' is not a duration. Examples: {option} 90s, {option} 5m, {option} 1h, {option} 1d.");

    private static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 100_000)
        {
            return false;
        }

        double? seconds = text[^1] switch { 's' => number, 'm' => number * 60, 'h' => number * 3_600, 'd' => number * 86_400, _ => null };
        duration = TimeSpan.FromSeconds(seconds ?? 0);
        return seconds is not null;
    }
}
