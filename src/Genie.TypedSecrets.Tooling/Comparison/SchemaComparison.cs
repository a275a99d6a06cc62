using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Represents the changes between two sets of schemas: each once, by its meaning and not by its text.</summary>
/// <param name="Base">The old schemas, as they are shown: a revision or a folder.</param>
/// <param name="Head">The new schemas, as they are shown.</param>
/// <param name="Changes">The changes, by category, key and rule.</param>
/// <param name="IgnoreFindings">The findings about the ignore file: entries that have expired or match nothing.</param>
public sealed record SchemaComparison(string Base, string Head, IReadOnlyList<SchemaChange> Changes, IReadOnlyList<Finding> IgnoreFindings) : Report
{
    /// <inheritdoc/>
    public override string Kind => "schema-diff";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings =>
        [.. Changes.Where(static change => change.IgnoredBecause is null).Select(static change => ToFinding(change)), .. IgnoreFindings];

    /// <summary>Compares two sets of schemas.</summary>
    /// <param name="before">The old schemas.</param>
    /// <param name="after">The new schemas.</param>
    /// <param name="baseName">The old schemas, as they are shown.</param>
    /// <param name="headName">The new schemas, as they are shown.</param>
    /// <returns>The changes.</returns>
    /// <exception cref="ToolingException">One of the two has errors.</exception>
    public static SchemaComparison Compare(SecretsProject before, SecretsProject after, string baseName, string headName)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ThrowIfBroken(before, $"The former schemas, in {baseName}, have errors, so changes cannot be compared with them. Name another revision: genie-secrets schema diff REVISION, or genie-secrets review REVISION. The errors are:");
        ThrowIfBroken(after, $"The schemas in {headName} have errors, so they cannot be compared. Correct them first, and check them with genie-secrets schema check:");
        ChangeList changes = new();
        new ManifestComparer(before, after, changes).Compare();
        new CategoryPresence(before, after, changes).Compare();
        foreach (var category in after.Set.Categories)
        {
            // The C# name and the name of a renamed category were compared with its presence.
            var old = before.Find(category.Name) ?? (RenamedCategories.PredecessorOf(category, before) is { } former ? former with { Name = category.Name, Identifier = category.Identifier } : null);
            if (old is not null && old != category)
            {
                new CategoryComparer(old, category, after.Set.Names!, changes).Compare();
            }
        }

        return new(baseName, headName, changes.Changes, []);
    }

    private static Finding ToFinding(SchemaChange change)
    {
        var subject = change.Category is null ? "secrets.json" : change.Key is null ? change.Category : $"{change.Category}: {change.Key}";
        return new(change.RuleId, change.Severity, change.Message, subject, change.Location, change.Fingerprint);
    }

    private static void ThrowIfBroken(SecretsProject project, string problem)
    {
        if (project.Set.HasErrors || project.Manifest is null)
        {
            var errors = project.Set.Diagnostics.Where(static d => d.Rule.Severity == Schema.Diagnostics.SchemaSeverity.Error).Take(5).Select(static error => $"\n  {error}");
            throw new ToolingException(problem + string.Concat(errors));
        }
    }
}
