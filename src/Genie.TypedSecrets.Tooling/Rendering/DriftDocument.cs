using System.Globalization;
using Genie.TypedSecrets.Tooling.Drift;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out the differences between schemas and a store.</summary>
public static class DriftDocument
{
    /// <summary>Lays out the differences: one row a category, one column an environment.</summary>
    /// <param name="report">The differences.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this DriftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] environments = [.. report.Environments.Where(name => report.Secrets.Any(secret => secret.Environment == name))];
        var rows = report.Secrets.GroupBy(static secret => secret.Category, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<Cell>)[group.Key, .. environments.Select(environment => Show(group.FirstOrDefault(secret => secret.Environment == environment), report.Findings))]);
        return ReportDocument.Of(
            new TableBlock(["Category", .. environments], [.. rows]),
            report.Findings.Count == 0 ? new ParagraphBlock($"The {report.Store} store matches the schemas.", Tone.Good) : new FindingsBlock(report.Findings));
    }

    /// <summary>Lays out the state of each secret.</summary>
    /// <param name="report">The differences.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToStatusDocument(this DriftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportDocument.Of(new TableBlock(
            ["Secret", "State", "Version", "Changed", "Age", "Rotation due", "Last read", "Owner"],
            [.. report.Secrets.Select(static secret => new Cell[] { secret.Name, Show(secret.State), secret.VersionId is { } id ? id[..Math.Min(8, id.Length)] : string.Empty, Day(secret.ChangedAt), secret.AgeDays is { } days ? Plural.Of(days, "day", "days") : string.Empty, Day(secret.RotationDueAt), Day(secret.AccessedAt), secret.Owner })]));
    }

    // A value that was read can be wrong although the metadata of its secret is not.
    private static Cell Show(StoredSecretState? secret, IReadOnlyList<Finding> findings) => secret is { State: "ok" or "overdue" }
        ? findings.Where(finding => finding.Subject == secret.Name).Select(static finding => finding.RuleId).Order(StringComparer.Ordinal).FirstOrDefault(static rule => rule.StartsWith("GTF2", StringComparison.Ordinal)) switch
        {
            "GTF2001" => new("does not fit", Tone.Bad),
            "GTF2002" => new("former key", Tone.Warning),
            "GTF2003" => new("unknown key", Tone.Warning),
            _ => Show(secret.State),
        }
        : Show(secret?.State);

    private static Cell Show(string? state) => state switch
    {
        null => new("-", Tone.Faint),
        "ok" => new(state, Tone.Good),
        "overdue" => new(state, Tone.Warning),
        _ => new(state, Tone.Bad),
    };

    private static string Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
