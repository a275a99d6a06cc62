using System.Globalization;
using System.Text.Json;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Represents the changes that a team has accepted, each with a reason and an expiry date.</summary>
/// <param name="Path">The file, as it is shown.</param>
/// <param name="Entries">The entries.</param>
public sealed record IgnoreFile(string Path, IReadOnlyList<IgnoreEntry> Entries)
{
    /// <summary>The name of the file in the folder of schemas.</summary>
    public const string FileName = "diff-ignore.json";

    private const int FingerprintLength = 12;

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Reads the file: <c>{ "ignore": [ { "fingerprint": "…", "reason": "…", "expires": "2026-12-31" } ] }</c>.</summary>
    /// <param name="path">The path, as it is shown.</param>
    /// <param name="text">The text.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ToolingException">It is not such a file.</exception>
    public static IgnoreFile Parse(string path, string text)
    {
        Content? content;
        try
        {
            content = JsonSerializer.Deserialize<Content>(text, s_options);
        }
        catch (JsonException e)
        {
            throw new ToolingException($"{path} is not a valid ignore file: see line {e.LineNumber + 1}. It has the form {{ \"ignore\": [ {{ \"fingerprint\": \"…\", \"reason\": \"…\", \"expires\": \"2026-12-31\" }} ] }}");
        }

        return new(path, [.. (content?.Ignore ?? []).Select((entry, index) => Check(path, index + 1, entry))]);
    }

    /// <summary>Marks the changes that are ignored.</summary>
    /// <param name="comparison">The changes.</param>
    /// <param name="today">The current date: an entry counts up to and including the day it expires.</param>
    /// <returns>The changes, with findings about entries that have expired or match nothing.</returns>
    public SchemaComparison Apply(SchemaComparison comparison, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var valid = Entries.Where(entry => entry.Expires >= today).DistinctBy(static entry => entry.Fingerprint, StringComparer.Ordinal).ToDictionary(static entry => entry.Fingerprint, StringComparer.Ordinal);
        return comparison with
        {
            Changes = [.. comparison.Changes.Select(change => valid.TryGetValue(change.Fingerprint, out var entry) ? change with { IgnoredBecause = entry.Reason } : change)],
            IgnoreFindings = [.. Entries.Select(entry => Describe(entry, comparison, today)).OfType<Finding>()],
        };
    }

    private Finding? Describe(IgnoreEntry entry, SchemaComparison comparison, DateOnly today)
    {
        var isUsed = comparison.Changes.Any(change => change.Fingerprint == entry.Fingerprint);
        var expires = entry.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (isUsed, entry.Expires < today) switch
        {
            (true, true) => new("GTD9001", FindingSeverity.Warning, $"The entry {entry.Fingerprint} expired on {expires}. Remove it, or renew it with a new date.", Path),
            (false, _) => new("GTD9002", FindingSeverity.Info, $"The entry {entry.Fingerprint} matches no change. Remove it.", Path),
            _ => null,
        };
    }

    private static IgnoreEntry Check(string path, int number, Raw entry)
    {
        if (entry.Fingerprint is not { Length: FingerprintLength } || !entry.Fingerprint.All(char.IsAsciiHexDigit))
        {
            throw new ToolingException($"{path}: entry {number} has no fingerprint of twelve hexadecimal digits. genie-secrets schema diff shows them.");
        }

        if (string.IsNullOrWhiteSpace(entry.Reason))
        {
            throw new ToolingException($"{path}: entry {number} has no reason. Say why the change is accepted.");
        }

        return DateOnly.TryParseExact(entry.Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires)
            ? new(entry.Fingerprint.ToLowerInvariant(), entry.Reason, expires)
            : throw new ToolingException($"{path}: entry {number} has no expiry date such as 2026-12-31.");
    }

    private sealed record Content(IReadOnlyList<Raw>? Ignore);

    private sealed record Raw(string? Fingerprint, string? Reason, string? Expires);
}

/// <summary>Represents an accepted change.</summary>
/// <param name="Fingerprint">The fingerprint of the change.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Expires">The last day on which the entry counts.</param>
public sealed record IgnoreEntry(string Fingerprint, string Reason, DateOnly Expires);
