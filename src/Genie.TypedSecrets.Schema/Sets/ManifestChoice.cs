using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents the result of reading one manifest file. It is compared by value.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Result">The result.</param>
internal sealed record ManifestRead(string Path, ManifestReadResult Result)
{
    internal static ManifestRead Of(SchemaText text) => new(text.Path, ManifestReader.Read(text));
}

/// <summary>Represents the manifest that is used, and the errors in it and beside it. It is compared by value.</summary>
/// <param name="IsPresent">Whether there is a manifest, valid or not.</param>
/// <param name="Model">The manifest; null if there is none or it has errors.</param>
/// <param name="Problems">The diagnostics.</param>
internal sealed record ManifestChoice(bool IsPresent, ManifestModel? Model, EquatableArray<SchemaDiagnostic> Problems)
{
    /// <summary>Chooses the first manifest by path.</summary>
    /// <param name="manifests">All manifests, in any order.</param>
    internal static ManifestChoice Of(IEnumerable<ManifestRead> manifests)
    {
        var ordered = manifests.OrderBy(manifest => manifest.Path, StringComparer.Ordinal).ToList();
        if (ordered.Count == 0)
        {
            return new(IsPresent: false, Model: null, default);
        }

        var first = ordered[0];
        var superfluous = ordered.Skip(1).Select(manifest => SchemaDiagnostic.At(SchemaSetRules.SeveralManifests, manifest.Path, first.Path));
        return new(IsPresent: true, first.Result.Model, first.Result.Diagnostics.Concat(superfluous).ToEquatableArray());
    }
}
