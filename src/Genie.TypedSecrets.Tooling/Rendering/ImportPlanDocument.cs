using Genie.TypedSecrets.Tooling.Import;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out what an import would do.</summary>
public static class ImportPlanDocument
{
    /// <summary>Lays out the entries: one row each.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this ImportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ReportDocument.Of(
            new HeadingBlock($"{Plural.Of(plan.Mapped.Count(), "entry becomes a key", "entries become keys")} of {plan.Secret} in the {plan.Store} store"),
            plan.Entries.Count == 0
                ? new ParagraphBlock("The sources have no entries.", Tone.Warning)
                : new TableBlock(["Entry", "Key", "State", "From"], [.. plan.Entries.Select(static entry => new Cell[] { new(entry.Name, Tone.Strong), entry.Key ?? "-", Show(entry.State), entry.Source })]));
    }

    private static Cell Show(ImportState state) => state switch
    {
        ImportState.New => new("new", Tone.Good),
        ImportState.Same => new("has the value already", Tone.Good),
        ImportState.Different => new("has another value", Tone.Bad),
        ImportState.NotMapped => new("no key of that name", Tone.Warning),
        ImportState.Empty => new("empty", Tone.Warning),
        ImportState.Computed => new("refers to a variable or a command", Tone.Warning),
        _ => new("left out", Tone.Faint),
    };
}
