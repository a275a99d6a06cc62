using System.Globalization;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Dates, times and durations as constructor calls: nothing is parsed when the user's code runs. The reader has refused what cannot
/// be parsed.
/// </summary>
internal static class TemporalLiteral
{
    /// <summary>Gets a <c>DateOnly</c> from an RFC 3339 full-date.</summary>
    internal static string Date(string text) => DateTimes.TryParseDate(text, out var date)
        ? string.Format(CultureInfo.InvariantCulture, "new({0}, {1}, {2})", date.Year, date.Month, date.Day)
        : "default";

    /// <summary>Gets a <c>DateTimeOffset</c> from an RFC 3339 date-time.</summary>
    internal static string DateTime(string text) => DateTimes.TryParse(text, out var time)
        ? string.Format(CultureInfo.InvariantCulture, "new({0}L, new S_::TimeSpan({1}L))", time.Ticks, time.Offset.Ticks)
        : "default";

    /// <summary>Gets a <c>TimeSpan</c> from an ISO 8601 duration.</summary>
    internal static string Duration(string text) => Durations.TryParse(text, out var duration)
        ? string.Format(CultureInfo.InvariantCulture, "new({0}L)", duration.Ticks)
        : "default";
}
