using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents the result of checking the rules between the files. It is compared by value.</summary>
/// <param name="Problems">The diagnostics.</param>
/// <param name="RefusedPaths">The files that are invalid because of them.</param>
internal sealed record SetCheck(EquatableArray<SchemaDiagnostic> Problems, PathSet RefusedPaths)
{
    /// <summary>Checks a set. Without a manifest, only the rules that need none are checked.</summary>
    /// <param name="categories">Every schema file.</param>
    /// <param name="manifest">The manifest, or null.</param>
    internal static SetCheck Of(IEnumerable<CategoryRead> categories, ManifestModel? manifest)
    {
        var problems = SchemaSetRules.Check(manifest, [.. categories.Select(category => category.Result)]);
        return new(problems, PathSet.Of(problems.Where(problem => problem.Rule.Severity == SchemaSeverity.Error).Select(problem => problem.Location.Path)));
    }
}
