using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents the result of checking the rules between the files. It is compared by value.</summary>
/// <param name="Problems">The diagnostics.</param>
/// <param name="RefusedPaths">The files that are invalid because of them.</param>
internal sealed record SetCheck(EquatableArray<SchemaDiagnostic> Problems, PathSet RefusedPaths)
{
    /// <summary>Gets the files with errors whose drafts collide with no other category.</summary>
    internal PathSet DraftPaths { get; init; } = PathSet.Of([]);

    /// <summary>Checks a set. Without a manifest, only the rules that need none are checked.</summary>
    /// <param name="categories">Every schema file.</param>
    /// <param name="manifest">The manifest, or null.</param>
    internal static SetCheck Of(IEnumerable<CategoryRead> categories, ManifestModel? manifest)
    {
        var reads = categories.ToList();
        var problems = SchemaSetRules.Check(manifest, [.. reads.Select(category => category.Result)]);
        return new(problems, Refused(problems)) { DraftPaths = Drafts(reads, manifest) };
    }

    private static PathSet Refused(IEnumerable<SchemaDiagnostic> problems) =>
        PathSet.Of(problems.Where(problem => problem.Rule.Severity == SchemaSeverity.Error).Select(problem => problem.Location.Path));

    private static PathSet Drafts(List<CategoryRead> categories, ManifestModel? manifest)
    {
        var drafts = categories.Where(category => category.Result.Draft is not null).Select(category => category.Path).ToList();
        if (drafts.Count == 0)
        {
            return PathSet.Of(drafts);
        }

        var refused = Refused(SchemaSetRules.Check(manifest, [.. categories.Select(category => category.Result with { Model = category.Result.Model ?? category.Result.Draft })]));
        return PathSet.Of(drafts.Where(path => !refused.Contains(path)));
    }
}
