using System.Globalization;
using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Review;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out the review of a change of schemas as the one comment that a pull request needs.</summary>
public static class SchemaReviewDocument
{
    /// <summary>Lays out the review: the result, a table, the commands in their order, then the details.</summary>
    /// <param name="review">The review.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this SchemaReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        ReviewItem[] shown = [.. review.Items.Where(static item => item.Change.IgnoredBecause is null && !item.Change.Has(Verdict.Safe))];
        return ReportDocument.Of([
            new HeadingBlock($"Secrets: {Headline(review, shown)}"),
            shown.Length == 0 ? null : new TableBlock(["", "Change", .. review.Environments, "Jobs"], [.. shown.Select(item => Row(item, review))]),
            .. Commands(review),
            shown.Length == 0 ? null : new DetailsBlock("Details", [.. shown.SelectMany(Details)]),
            .. Others(review),
            review.Drift.Count == 0 ? null : new DetailsBlock($"{Plural.Of(review.Drift.Count, "difference", "differences")} between schemas and store that no change explains", [new FindingsBlock(review.Drift)]),
            review.IgnoreFindings.Count == 0 ? null : new FindingsBlock(review.IgnoreFindings),
            .. review.Notes.Select(static note => new ParagraphBlock(note, Tone.Faint)),
        ]);
    }

    private static string Headline(SchemaReview review, ReviewItem[] shown)
    {
        if (review.Items.Count == 0)
        {
            return $"no changes from {review.Base} to {review.Head}";
        }

        string[] parts =
        [
            .. Count(shown, Verdict.BreaksCode, "breaks code", "break code"),
            .. Count(shown, Verdict.BreaksStoredValues, "breaks stored values", "break stored values"),
        ];
        var before = review.Steps.Count(static step => step.Time == StepTime.BeforeMerge);
        var changes = Plural.Of(review.Items.Count, "change", "changes");
        return parts.Length == 0 && before == 0
            ? $"{changes}, safe to merge"
            : $"{string.Join(", ", parts.Prepend(changes))}{(before == 0 ? string.Empty : $"; {Plural.Of(before, "command", "commands")} before the merge")}";
    }

    private static IEnumerable<string> Count(ReviewItem[] items, Verdict verdict, string one, string many)
    {
        var count = items.Count(item => item.Change.Has(verdict) && item.Severity == FindingSeverity.Error);
        return count == 0 ? [] : [Plural.Of(count, one, many)];
    }

    private static IReadOnlyList<Cell> Row(ReviewItem item, SchemaReview review) =>
    [
        SchemaComparisonDocument.Show(item.Change) with { Tone = item.Severity switch { FindingSeverity.Error => Tone.Bad, FindingSeverity.Warning => Tone.Warning, _ => Tone.Good } },
        $"{item.Subject}: {DiffRules.TitleOf(item.Change.RuleId)}",
        .. item.Environments.Select(static environment => Show(environment.State)),
        item.Jobs.Count > 0 ? string.Join(", ", item.Jobs.Select(static job => job.IsCertain ? job.Job : job.Job + "?")) : review.Jobs.Count > 0 ? "none" : "not known",
    ];

    private static Cell Show(Readiness state) => state switch
    {
        Readiness.NotConcerned => new("-", Tone.Faint),
        Readiness.Ready => new("ok", Tone.Good),
        Readiness.NotChecked => new("not checked", Tone.Faint),
        Readiness.Exists => new("value not read", Tone.Faint),
        Readiness.LeftOver => new("still there", Tone.Warning),
        Readiness.FormerName => new("former name", Tone.Warning),
        Readiness.Unreadable => new("not readable", Tone.Warning),
        Readiness.DoesNotFit => new("does not fit", Tone.Bad),
        Readiness.KeyMissing => new("key missing", Tone.Bad),
        Readiness.Deleted => new("deleted", Tone.Bad),
        Readiness.NoValue => new("no value", Tone.Bad),
        _ => new("secret missing", Tone.Bad),
    };

    // The steps are counted from 1, whichever of them there are.
    private static IEnumerable<ReportBlock> Commands(SchemaReview review)
    {
        var steps = review.Steps.GroupBy(static step => step.Time).OrderBy(static group => group.Key).ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            yield return new ParagraphBlock(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {TitleOf(steps[i].Key, isFirst: i == 0)}"), Tone.Strong);
            yield return new LinesBlock([.. steps[i].Select(static step => step.Command)], IsCode: true);
        }
    }

    private static string TitleOf(StepTime time, bool isFirst) => time switch
    {
        StepTime.BeforeMerge => "Before the merge: the old code ignores what is added here.",
        StepTime.AfterDeployment => "After the deployment: all jobs run the new code.",
        _ => isFirst ? "After the deployment: remove what no job reads any longer, even after a rollback." : "Then remove what no job reads any longer, even after a rollback.",
    };

    private static IEnumerable<ReportBlock> Details(ReviewItem item)
    {
        var place = item.Change.Location is { } at ? $" ({at.Path}:{at.Line})" : string.Empty;
        yield return new ParagraphBlock($"{item.Subject}{place}: {item.Change.Message} [{item.Change.RuleId}, {item.Change.Fingerprint}]");
        string[] hits =
        [
            .. item.Jobs.Select(static job => job.IsCertain
                ? $"{job.Job} reads it{(job.Reads.Count == 0 ? " in a preload" : $": {string.Join(", ", job.Reads)}")}"
                : $"{job.Job} may read it, by a computed name: {string.Join(", ", job.Reads)}"),
        ];
        if (hits.Length > 0)
        {
            yield return new LinesBlock(hits);
        }
    }

    private static IEnumerable<ReportBlock> Others(SchemaReview review)
    {
        string[] lines =
        [
            .. review.Items.Where(static item => item.Change.IgnoredBecause is not null).Select(static item => $"{item.Subject}: {item.Change.Message} Ignored: {item.Change.IgnoredBecause} [{item.Change.RuleId}, {item.Change.Fingerprint}]"),
            .. review.Items.Where(static item => item.Change.IgnoredBecause is null && item.Change.Has(Verdict.Safe)).Select(static item => $"{item.Subject}: {item.Change.Message} [{item.Change.RuleId}]"),
        ];
        return lines.Length == 0 ? [] : [new DetailsBlock($"{Plural.Of(lines.Length, "change", "changes")} without consequences", [new LinesBlock(lines)])];
    }
}
