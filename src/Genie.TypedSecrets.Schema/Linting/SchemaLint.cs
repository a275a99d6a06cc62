using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Linting;

/// <summary>What a team may decide about its schemas.</summary>
/// <param name="MaxRotationDays">The longest rotation that passes, in days. 365 by default.</param>
public sealed record LintSettings(int MaxRotationDays = 365)
{
    /// <summary>What holds where nothing else is said.</summary>
    public static LintSettings Default { get; } = new();
}

/// <summary>Checks schemas that work for what they should have or avoid, see <see cref="LintRules"/>.</summary>
/// <remarks>Pure. Thread-safe.</remarks>
public static class SchemaLint
{
    /// <summary>Checks one category.</summary>
    /// <param name="file">Its schema.</param>
    /// <param name="model">What the reader made of it.</param>
    /// <param name="settings">What the team decided.</param>
    /// <returns>The findings, in the file's order.</returns>
    public static EquatableArray<SchemaDiagnostic> Check(SchemaText file, CategoryModel model, LintSettings settings)
    {
        var linter = new CategoryLinter(file, model, settings);
        linter.Check();
        return InOrder(linter.Findings);
    }

    /// <summary>Finds keys that several categories seem to have: the same credential, stored twice.</summary>
    /// <param name="categories">Every category with its schema.</param>
    /// <returns>The findings, by path and place. Both sides of a pair are told.</returns>
    public static EquatableArray<SchemaDiagnostic> NearDuplicates(IReadOnlyList<(SchemaText File, CategoryModel Model)> categories) =>
        InOrder(DuplicateKeys.Find(categories));

    private static EquatableArray<SchemaDiagnostic> InOrder(IEnumerable<SchemaDiagnostic> findings) => findings
        .Distinct()
        .OrderBy(finding => finding.Location.Path, StringComparer.Ordinal)
        .ThenBy(finding => finding.Location.Span.Start)
        .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
        .ToEquatableArray();
}
