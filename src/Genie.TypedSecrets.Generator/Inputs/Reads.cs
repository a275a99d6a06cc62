using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>What came of one schema file. A value.</summary>
internal sealed record CategoryRead(string Path, CategoryReadResult Result);

/// <summary>What came of one manifest file. A value.</summary>
internal sealed record ManifestRead(string Path, ManifestReadResult Result)
{
    internal static ManifestRead Of(SchemaText text) => new(text.Path, ManifestReader.Read(text));
}

/// <summary>The manifest that counts, and what is wrong with it or beside it. A value.</summary>
/// <param name="IsPresent">Whether there is any, readable or not.</param>
/// <param name="Model">What it says; null where there is none that can be used.</param>
/// <param name="Problems">What was found.</param>
internal sealed record ManifestChoice(bool IsPresent, ManifestModel? Model, EquatableArray<SchemaDiagnostic> Problems)
{
    internal static ManifestChoice Of(ImmutableArray<ManifestRead> manifests)
    {
        if (manifests.IsEmpty)
        {
            return new(IsPresent: false, Model: null, default);
        }

        var ordered = manifests.OrderBy(manifest => manifest.Path, StringComparer.Ordinal).ToList();
        var first = ordered[0];
        var superfluous = ordered.Skip(1).Select(manifest => ProjectRules.At(ProjectRules.SeveralManifests, manifest.Path, first.Path));
        return new(IsPresent: true, first.Result.Model, first.Result.Diagnostics.Concat(superfluous).ToEquatableArray());
    }
}

/// <summary>What holds between the files. A value.</summary>
/// <param name="Problems">What does not hold.</param>
/// <param name="RefusedPaths">The files from which nothing is generated because of it.</param>
internal sealed record SetCheck(EquatableArray<SchemaDiagnostic> Problems, EquatableArray<string> RefusedPaths)
{
    /// <summary>Checks the set; where there is no manifest to check against, nothing is refused.</summary>
    internal static SetCheck Of(ImmutableArray<CategoryRead> categories, ManifestModel? manifest)
    {
        if (manifest is null)
        {
            return new(default, default);
        }

        var problems = SchemaSetRules.Check(manifest, categories.Select(category => category.Result).ToList());
        var refused = problems
            .Where(problem => problem.Rule.Severity == SchemaSeverity.Error)
            .Select(problem => problem.Location.Path)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(path => path, StringComparer.Ordinal);
        return new(problems, refused.ToEquatableArray());
    }
}
