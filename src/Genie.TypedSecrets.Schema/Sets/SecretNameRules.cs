using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Checks that a secret's name says which category it is of, and in which environment.</summary>
internal static class SecretNameRules
{
    internal static IEnumerable<SchemaDiagnostic> Check(ManifestModel manifest, IReadOnlyList<CategoryReadResult> categories)
    {
        if (manifest.SecretName == SecretNamePattern.DefaultText && categories.All(category => category.Mentions.SecretName is null))
        {
            // Neither a project's environments nor categories have a slash, so the default pattern tells everything apart.
            yield break;
        }

        var names = SecretNames.Of(manifest, categories.Select(category => category.Model!));
        var owners = new Dictionary<string, (CategoryReadResult Category, string Environment)>(StringComparer.Ordinal);
        foreach (var category in categories)
        {
            var isReported = false;
            foreach (var environment in names.EnvironmentsOf(category.Model!))
            {
                var name = names.Format(environment, category.Model!);
                if (!owners.TryGetValue(name, out var owner))
                {
                    owners.Add(name, (category, environment));
                    continue;
                }

                if (owner.Category != category && owner.Environment == environment)
                {
                    yield return Collision(owner.Category, category, environment, name);
                    yield return Collision(category, owner.Category, environment, name);
                }
                else if (!isReported && (owner.Category != category || category.Mentions.SecretName is not null))
                {
                    // A name of the manifest's pattern is reported at the pattern, unless it meets another category's.
                    isReported = true;
                    yield return new SchemaDiagnostic(
                        SchemaRules.NameOfSeveralEnvironments, category.Mentions.SecretName ?? category.Mentions.File, new([name]));
                }
            }

            if (!isReported && SharedByPreviews(category.Model!, names) is { } shared)
            {
                yield return new SchemaDiagnostic(SchemaRules.NameOfSeveralEnvironments, category.Mentions.SecretName!, new([shared]));
            }
        }
    }

    // Previews have no names to compare, but two made-up ones show whether a pattern tells them apart.
    private static string? SharedByPreviews(CategoryModel category, SecretNames names)
    {
        if (category.SecretName is null && category.SecretNames.Count == 0)
        {
            return null;
        }

        foreach (var pattern in names.PreviewsOf(category))
        {
            var (one, other) = (names.Format(pattern.Replace('*', '1'), category), names.Format(pattern.Replace('*', '2'), category));
            if (one == other)
            {
                return one;
            }
        }

        return null;
    }

    private static SchemaDiagnostic Collision(CategoryReadResult category, CategoryReadResult other, string environment, string name) => new(
        SchemaRules.SecretNameCollision,
        category.Mentions.SecretName ?? category.Mentions.File,
        new([category.Model!.Name, other.Model!.Name, environment, name]));
}
