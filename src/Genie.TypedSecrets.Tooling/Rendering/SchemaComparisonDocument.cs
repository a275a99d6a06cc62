using Genie.TypedSecrets.Tooling.Comparison;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out the changes between two sets of schemas.</summary>
public static class SchemaComparisonDocument
{
    /// <summary>Lays out the changes.</summary>
    /// <param name="comparison">The changes.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this SchemaComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var changes = comparison.Changes;
        if (changes.Count == 0)
        {
            return ReportDocument.Of(
                new ParagraphBlock($"No changes between {comparison.Base} and {comparison.Head}.", Tone.Good),
                comparison.IgnoreFindings.Count == 0 ? null : new FindingsBlock(comparison.IgnoreFindings));
        }

        return ReportDocument.Of([
            new HeadingBlock($"{Plural.Of(changes.Count, "change", "changes")} from {comparison.Base} to {comparison.Head}"),
            new TableBlock(["", "Where", "What", "Rule", "Fingerprint"], [.. changes.OrderByDescending(static change => change.Severity).Select(Row)]),
            comparison.IgnoreFindings.Count == 0 ? null : new FindingsBlock(comparison.IgnoreFindings),
            .. Steps(changes, StepTime.BeforeMerge, "Before the merge:"),
            .. Steps(changes, StepTime.AfterDeployment, "When all jobs run the new code:"),
            .. Steps(changes, StepTime.Removal, "Then remove what no job reads any longer:"),
        ]);
    }

    /// <summary>Lays out the commands of a time, each once.</summary>
    internal static IEnumerable<ReportBlock> Steps(IEnumerable<SchemaChange> changes, StepTime time, string title)
    {
        string[] commands = [.. changes.Where(static change => change.IgnoredBecause is null).SelectMany(static change => change.Steps).Where(step => step.Time == time).Select(static step => step.Command).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return commands.Length == 0 ? [] : [new ParagraphBlock(title, Tone.Strong), new LinesBlock(commands, IsCode: true)];
    }

    /// <summary>Formats the consequences of a change.</summary>
    internal static Cell Show(SchemaChange change) => change.IgnoredBecause is not null ? new("ignored", Tone.Faint) : new(
        string.Join(", ", change.Verdicts.Select(static verdict => verdict switch
        {
            Verdict.BreaksCode => "breaks code",
            Verdict.BreaksStoredValues => "breaks stored values",
            Verdict.NeedsStep => "needs a step",
            _ => "safe",
        })),
        change.Severity switch { FindingSeverity.Error => Tone.Bad, FindingSeverity.Warning => Tone.Warning, _ => Tone.Good });

    private static IReadOnlyList<Cell> Row(SchemaChange change) =>
    [
        Show(change),
        new(change.Category is null ? "secrets.json" : change.Key is null ? change.Category : $"{change.Category}: {change.Key}"),
        change.IgnoredBecause is { } reason ? $"{change.Message} Ignored: {reason}" : change.Message,
        change.RuleId,
        change.Fingerprint,
    ];
}
