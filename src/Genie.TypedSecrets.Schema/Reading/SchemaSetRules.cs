using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>What holds between the files of a schema set, and no file can break alone.</summary>
public static class SchemaSetRules
{
    /// <summary>
    /// Checks that every environment a category names is in the manifest, that no two categories get the same C# name, and that none
    /// is called as the class of an environment.
    /// </summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="categories">Every category that was read, in any order; the result does not depend on it.</param>
    /// <returns>The findings, by path and place. Two categories that collide are both told.</returns>
    public static EquatableArray<SchemaDiagnostic> Check(ManifestModel manifest, IReadOnlyList<CategoryReadResult> categories)
    {
        var read = categories.OrderBy(category => category.Mentions.File.Path, StringComparer.Ordinal).ToList();
        return read.SelectMany(category => UnknownEnvironments(manifest, category))
            .Concat(Collisions([.. read.Where(category => category.Model is not null)]))
            .Concat(read.SelectMany(category => EnvironmentClasses(manifest, category)))
            .OrderBy(diagnostic => diagnostic.Location.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.Span.Start)
            .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static IEnumerable<SchemaDiagnostic> UnknownEnvironments(ManifestModel manifest, CategoryReadResult category)
    {
        var known = manifest.Environments.Select(environment => environment.Name).ToList();
        return category.Mentions.Environments
            .Where(mention => !known.Contains(mention.Name, StringComparer.Ordinal))
            .Select(mention => new SchemaDiagnostic(
                SchemaRules.UnknownEnvironment, mention.Location, new([mention.Name, NearestName.Advice(mention.Name, known)])));
    }

    private static IEnumerable<SchemaDiagnostic> Collisions(List<CategoryReadResult> categories) => categories
        .GroupBy(category => category.Model!.Identifier, StringComparer.Ordinal)
        .Select(group => group.ToList())
        .Where(group => group.Count > 1)
        .SelectMany(group => group.Select(category => new SchemaDiagnostic(
            SchemaRules.CategoryCollision,
            category.Mentions.File,
            new([category.Model!.Name, group.First(other => other != category).Model!.Name, category.Model.Identifier]))));

    // A class cannot have a member of its own name.
    private static IEnumerable<SchemaDiagnostic> EnvironmentClasses(ManifestModel manifest, CategoryReadResult category) => manifest.Environments
        .Where(environment => environment.Identifier + "Secrets" == category.Model?.Identifier)
        .Select(environment => new SchemaDiagnostic(
            SchemaRules.CategoryNamedAsEnvironment,
            category.Mentions.File,
            new([category.Model!.Name, category.Model.Identifier, environment.Name])));
}
