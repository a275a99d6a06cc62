namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>The states of an entry that could be imported.</summary>
public enum ImportState
{
    /// <summary>The secret does not have the key yet.</summary>
    New,

    /// <summary>The secret has the key with the same value.</summary>
    Same,

    /// <summary>The secret has the key with another value.</summary>
    Different,

    /// <summary>No key has the name of the entry, and the mapping does not specify one.</summary>
    NotMapped,

    /// <summary>The mapping says that the entry stays where it is.</summary>
    LeftOut,

    /// <summary>The entry has no value.</summary>
    Empty,

    /// <summary>A shell computes the value from other variables or by a command, so that it is not known.</summary>
    Computed,
}

/// <summary>Represents the plan of an import, without values.</summary>
/// <param name="Store">The store that is written to.</param>
/// <param name="Secret">The name of the secret that is written.</param>
/// <param name="Entries">The entries, by source.</param>
public sealed record ImportPlan(string Store, string Secret, IReadOnlyList<PlannedEntry> Entries) : Report
{
    /// <inheritdoc/>
    public override string Kind => "import-plan";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings => [.. Entries.Where(static entry => entry.State == ImportState.NotMapped).Select(static entry =>
        new Finding("GTM0001", FindingSeverity.Info, $"No key is named like '{entry.Name}'. Specify one in the mapping file, or null to exclude the entry.", entry.Source))];

    /// <summary>Gets the entries that become keys.</summary>
    internal IEnumerable<PlannedEntry> Mapped => Entries.Where(static entry => entry.Key is not null);
}

/// <summary>Represents an entry of a source and what becomes of it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Name">The name of the entry.</param>
/// <param name="Key">The path of the key that it becomes; null if it becomes none.</param>
/// <param name="State">The state.</param>
public sealed record PlannedEntry(string Source, string Name, string? Key, ImportState State);
