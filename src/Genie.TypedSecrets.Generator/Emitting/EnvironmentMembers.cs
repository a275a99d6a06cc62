using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Determines which categories are properties of which environment's class.</summary>
internal sealed class EnvironmentMembers
{
    private readonly ILookup<string, CategoryListing> _limited;

    private EnvironmentMembers(IReadOnlyList<CategoryListing> shared, ILookup<string, CategoryListing> limited)
    {
        Shared = shared;
        _limited = limited;
    }

    /// <summary>Gets the categories that every environment has.</summary>
    internal IReadOnlyList<CategoryListing> Shared { get; }

    /// <summary>Gets the categories that an environment has beyond those.</summary>
    internal IEnumerable<CategoryListing> OnlyIn(string environment) => _limited[environment];

    /// <summary>Determines whether every environment has a category.</summary>
    internal static bool IsShared(ManifestModel manifest, CategoryListing category) =>
        category.Environments.Count == 0 || manifest.Environments.All(environment => category.Environments.Contains(environment.Name, StringComparer.Ordinal));

    /// <summary>Gets the categories that preview environments of any pattern have beyond the shared ones.</summary>
    internal IReadOnlyList<CategoryListing> OnlyInPreviews(ManifestModel manifest) =>
        manifest.Previews.SelectMany(preview => OnlyIn(preview.Pattern)).Where(category => !Shared.Contains(category)).Distinct().ToList();

    internal static EnvironmentMembers Of(ManifestModel manifest, IReadOnlyList<CategoryListing> categories)
    {
        var groups = categories.ToLookup(category => IsShared(manifest, category));
        return new(
            groups[true].ToList(),
            groups[false]
                .SelectMany(category => category.Environments.Select(environment => (environment, category)))
                .ToLookup(pair => pair.environment, pair => pair.category, StringComparer.Ordinal));
    }
}
