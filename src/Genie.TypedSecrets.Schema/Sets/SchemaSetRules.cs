using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Checks the rules between the files of a schema set, which no file can break alone.</summary>
public static class SchemaSetRules
{
    /// <summary>GTS0905: a second manifest. Argument: the path of the manifest that is used.</summary>
    public static SchemaRule SeveralManifests { get; } = new(
        "GTS0905",
        "Several manifests",
        "A project has one manifest. This one is ignored, and {0} is used. Remove one of the two from the project's AdditionalFiles.");

    /// <summary>
    /// Checks that the manifest lists every environment that a category names, that no two categories get the same C# name or the same
    /// secret, that former names are free, and that no category gets the C# name of an environment's class.
    /// </summary>
    /// <param name="manifest">The manifest; null if there is none that can be used. Only the rules that need none are checked then.</param>
    /// <param name="categories">Every category, in any order; the result does not depend on it.</param>
    /// <returns>The diagnostics, by path and place. Of two categories that collide, both are reported.</returns>
    public static EquatableArray<SchemaDiagnostic> Check(ManifestModel? manifest, IReadOnlyList<CategoryReadResult> categories)
    {
        var read = categories.OrderBy(category => category.Mentions.File.Path, StringComparer.Ordinal).ToList();
        var valid = read.Where(category => category.Model is not null).ToList();
        return SchemaDiagnostic.InOrder(manifest is null
            ? Collisions(valid).Concat(FormerCategoryRules.Check(valid))
            : UnknownEnvironments(manifest, read).Concat(Collisions(valid)).Concat(EnvironmentNames(manifest, valid)).Concat(SecretNameRules.Check(manifest, valid)).Concat(FormerCategoryRules.Check(valid)));
    }

    private static IEnumerable<SchemaDiagnostic> UnknownEnvironments(ManifestModel manifest, List<CategoryReadResult> categories)
    {
        var names = manifest.Environments.Select(environment => environment.Name).Concat(manifest.Previews.Select(preview => preview.Pattern)).ToList();
        var known = new HashSet<string>(names, StringComparer.Ordinal);
        var budget = SchemaLimits.MaxComparedCharacters;
        foreach (var mention in categories.SelectMany(category => category.Mentions.Environments).Where(mention => !known.Contains(mention.Name)))
        {
            yield return new SchemaDiagnostic(
                SchemaRules.UnknownEnvironment, mention.Location, new([mention.Name, NearestName.Advice(mention.Name, names, ref budget)]));
        }
    }

    private static IEnumerable<SchemaDiagnostic> Collisions(List<CategoryReadResult> categories) => categories
        .GroupBy(category => category.Model!.Identifier, StringComparer.Ordinal)
        .Select(group => group.ToList())
        .Where(group => group.Count > 1)
        .SelectMany(group => group.Select((category, index) => Collision(category, group[index == 0 ? 1 : 0])));

    // Two files with the same name, in different directories, are distinguished by their paths.
    private static SchemaDiagnostic Collision(CategoryReadResult category, CategoryReadResult other)
    {
        var isSameName = category.Model!.Name == other.Model!.Name;
        return new SchemaDiagnostic(
            SchemaRules.CategoryCollision,
            category.Mentions.File,
            new([NameOf(category), NameOf(other), category.Model.Identifier]));

        string NameOf(CategoryReadResult read) => isSameName ? read.Mentions.File.Path : read.Model!.Name;
    }

    // A class cannot have a member of its own name, and the members of Secrets hide the classes of the same name from the code in it.
    private static IEnumerable<SchemaDiagnostic> EnvironmentNames(ManifestModel manifest, List<CategoryReadResult> categories)
    {
        var byClass = manifest.Environments.ToLookup(environment => GeneratedNames.Environment(environment.Identifier), StringComparer.Ordinal);
        var byMember = manifest.Environments.ToLookup(environment => environment.Identifier, StringComparer.Ordinal);
        foreach (var category in categories)
        {
            var name = category.Model!.Identifier;
            foreach (var environment in byClass[name])
            {
                yield return Report(category, name, environment);
            }

            foreach (var type in new[] { GeneratedNames.Record(name), GeneratedNames.Accessor(name) })
            {
                foreach (var environment in byMember[type])
                {
                    yield return Report(category, type, environment);
                }
            }
        }

        static SchemaDiagnostic Report(CategoryReadResult category, string name, EnvironmentModel environment) => new(
            SchemaRules.CategoryNamedAsEnvironment, category.Mentions.File, new([category.Model!.Name, name, environment.Name]));
    }
}
