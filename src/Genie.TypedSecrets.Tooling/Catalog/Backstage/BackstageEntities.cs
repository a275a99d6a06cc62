using System.Text;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Catalog.Backstage;

/// <summary>Renders a catalog as entities of Backstage: a <c>System</c> for the project, and a <c>Resource</c> for each category. Owners and jobs are references.</summary>
internal static class BackstageEntities
{
    private const string UnknownOwner = "group:default/unknown";

    internal static string Render(SecretsCatalog catalog)
    {
        YamlWriter yaml = new();
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        var system = BackstageNames.EntityName(catalog.Project);
        yaml.Comment("Written by genie-secrets catalog. Register this file as a location in Backstage.");
        yaml.Document();
        yaml.Field("apiVersion", "backstage.io/v1alpha1").Field("kind", "System");
        yaml.Begin("metadata").Field("name", system).Field("title", $"Secrets of {catalog.Project}").Field("description", $"{CatalogText.Counts(catalog)}.");
        yaml.List("tags", ["secrets"]).End();
        yaml.Begin("spec").Field("owner", OwnerOf(catalog)).End();
        foreach (var category in catalog.Categories)
        {
            Write(yaml, catalog, category, CatalogText.Unique(BackstageNames.EntityName($"{catalog.Project}-{category.Name}"), names, BackstageNames.MaxLength), system);
        }

        return yaml.ToString();
    }

    private static void Write(YamlWriter yaml, SecretsCatalog catalog, CatalogCategory category, string name, string system)
    {
        yaml.Document();
        yaml.Field("apiVersion", "backstage.io/v1alpha1").Field("kind", "Resource");
        yaml.Begin("metadata").Field("name", name).Field("title", category.Title ?? category.Name);
        if (category.Description is { } description)
        {
            yaml.Field("description", description);
        }

        yaml.Begin("annotations").Field("genie-secrets/category", category.Name).Field("genie-secrets/accessor", category.Secrets[0].Accessor);
        yaml.Field("genie-secrets/keys", string.Join(", ", category.Keys.Where(static key => !key.IsGroup && key.Path.Length > 0).Select(static key => key.Path)));
        if (category.RotationDays is { } days)
        {
            yaml.Field("genie-secrets/rotation-days", days.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (var secret in category.Secrets)
        {
            var at = BackstageNames.AnnotationName(secret.Environment);
            yaml.Field($"genie-secrets/secret-name.{at}", secret.Name);
            if (secret.State is { } state)
            {
                yaml.Field($"genie-secrets/state.{at}", state.State);
            }
        }

        yaml.End();
        string[] tags = [.. category.Secrets.Select(static secret => BackstageNames.Tag(secret.Environment)).OfType<string>().Append("secret").Append(category.IsDeprecated ? "deprecated" : "secret").Distinct(StringComparer.Ordinal)];
        yaml.List("tags", tags).End();
        yaml.Begin("spec").Field("type", "secret").Field("owner", BackstageNames.OwnerRef(category.Owner) ?? UnknownOwner).Field("system", system);
        string[] jobs = [.. category.Readers.Select(static reader => $"component:default/{BackstageNames.EntityName(reader.Job)}").Distinct(StringComparer.OrdinalIgnoreCase)];
        if (jobs.Length > 0)
        {
            yaml.List("dependencyOf", jobs);
        }

        yaml.End();
    }

    // The owner of most categories.
    private static string OwnerOf(SecretsCatalog catalog) => catalog.Categories
        .Select(static category => BackstageNames.OwnerRef(category.Owner)).OfType<string>()
        .GroupBy(static owner => owner, StringComparer.Ordinal)
        .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => group.Key).FirstOrDefault() ?? UnknownOwner;
}
