using Genie.TypedSecrets.Generator.Emitting;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>The kind of declaration with which the project can add members to a generated type.</summary>
internal enum PartialKind
{
    None,
    Class,
    Record,
}

/// <summary>The name of a type that is generated. It is compared by value.</summary>
/// <param name="Name">Its name, without the namespace.</param>
/// <param name="Partial">The declaration with which the project may extend it.</param>
internal sealed record GeneratedName(string Name, PartialKind Partial)
{
    /// <summary>The names of everything that is generated from a schema set.</summary>
    internal static EquatableArray<GeneratedName> Of(ManifestModel? manifest, EquatableArray<CategoryListing> categories)
    {
        var names = new List<GeneratedName>();
        if (manifest is not null)
        {
            names.Add(new(GeneratedNames.Root, PartialKind.Class));
            names.Add(new(GeneratedNames.Instance, PartialKind.None));
            names.Add(new(GeneratedNames.SharedEnvironment, PartialKind.None));
            names.AddRange(manifest.Environments.Select(environment => new GeneratedName(GeneratedNames.Environment(environment.Identifier), PartialKind.None)));
            if (manifest.Previews.Count > 0)
            {
                names.Add(new(GeneratedNames.PreviewEnvironment, PartialKind.None));
            }
        }

        foreach (var category in categories)
        {
            names.Add(new(GeneratedNames.Record(category.Identifier), PartialKind.Record));
            names.Add(new(GeneratedNames.Accessor(category.Identifier), PartialKind.None));
        }

        return names.ToEquatableArray();
    }
}
