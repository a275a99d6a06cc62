using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the expression that creates the manifest for the runtime. What has its default value is not written.</summary>
internal static class ManifestEmitter
{
    internal static string Create(ManifestModel manifest, IReadOnlyList<CategoryListing> categories)
    {
        var properties = Properties(manifest, categories).ToList();
        return $"new({string.Join(", ", Arguments(manifest))}){(properties.Count == 0 ? string.Empty : $" {{ {string.Join(", ", properties)} }}")}";
    }

    private static IEnumerable<string> Arguments(ManifestModel manifest)
    {
        yield return Literal.String(manifest.Project);
        yield return Literal.Strings(manifest.Environments.Select(environment => environment.Name));
        yield return Literal.String(manifest.DefaultEnvironment);
        yield return Literal.String(manifest.EnvironmentVariable);

        // Those of preview environments follow.
        var regions = manifest.Environments.Select(environment => environment.Regions).Concat(manifest.Previews.Select(preview => preview.Regions)).ToList();
        if (regions.Any(list => list.Count > 0))
        {
            yield return Lists(regions);
        }
    }

    private static IEnumerable<string> Properties(ManifestModel manifest, IReadOnlyList<CategoryListing> categories)
    {
        if (manifest.Environments.Any(environment => environment.Aliases.Count > 0))
        {
            yield return $"Aliases = {Lists(manifest.Environments.Select(environment => environment.Aliases))}";
        }

        if (manifest.Previews.Count > 0)
        {
            yield return $"Previews = {Literal.Strings(manifest.Previews.Select(preview => preview.Pattern))}";
        }

        if (manifest.SecretName != SecretNamePattern.DefaultText)
        {
            yield return $"SecretName = {Literal.String(manifest.SecretName)}";
        }

        if (categories.Any(category => category.HasOwnNames))
        {
            yield return "Descriptors = static () => All";
        }
    }

    private static string Lists(IEnumerable<EquatableArray<string>> lists) =>
        $"new string[][] {{ {string.Join(", ", lists.Select(list => $"new string[] {{ {string.Join(", ", list.Select(Literal.String))} }}"))} }}";
}
