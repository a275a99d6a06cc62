using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Linting;

/// <summary>Represents the configurable limits of the lint rules.</summary>
/// <param name="MaxRotationDays">The longest allowed rotation interval, in days. The default is 365.</param>
public sealed record LintSettings(int MaxRotationDays = 365)
{
    /// <summary>Gets the default settings.</summary>
    public static LintSettings Default { get; } = new();
}

/// <summary>Checks valid schemas against recommendations, see <see cref="LintRules"/>.</summary>
/// <remarks>Pure. Thread-safe.</remarks>
public static class SchemaLint
{
    /// <summary>Checks one category.</summary>
    /// <param name="file">The schema file.</param>
    /// <param name="model">The model that was read from it.</param>
    /// <param name="settings">The limits to apply.</param>
    /// <returns>The findings, ordered by position.</returns>
    public static EquatableArray<SchemaDiagnostic> Check(SchemaText file, CategoryModel model, LintSettings settings)
    {
        var linter = new CategoryLinter(file, model, settings);
        linter.Check();
        return InOrder(linter.Findings);
    }

    /// <summary>Finds keys that seem to store the same credential in several categories.</summary>
    /// <param name="categories">All categories with their schema files.</param>
    /// <returns>The findings, ordered by path and position. Both keys of a pair are reported.</returns>
    public static EquatableArray<SchemaDiagnostic> NearDuplicates(IReadOnlyList<(SchemaText File, CategoryModel Model)> categories) =>
        InOrder(DuplicateKeys.Find(categories));

    private static EquatableArray<SchemaDiagnostic> InOrder(IEnumerable<SchemaDiagnostic> findings) => findings
        .Distinct()
        .OrderBy(finding => finding.Location.Path, StringComparer.Ordinal)
        .ThenBy(finding => finding.Location.Span.Start)
        .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
        .ToEquatableArray();
}
