using Genie.TypedSecrets.Generator.Planning;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Decides which categories are properties of which environment's class.</summary>
internal sealed class EnvironmentMembers
{
    private readonly IReadOnlyList<CategoryListing> _limited;

    private EnvironmentMembers(IReadOnlyList<CategoryListing> shared, IReadOnlyList<CategoryListing> limited)
    {
        Shared = shared;
        _limited = limited;
    }

    /// <summary>Gets the categories that every environment has.</summary>
    internal IReadOnlyList<CategoryListing> Shared { get; }

    /// <summary>Returns the categories of an environment that not every environment has.</summary>
    internal IEnumerable<CategoryListing> OnlyIn(string environment) => _limited.Where(category => category.Environments.Contains(environment, StringComparer.Ordinal));

    internal static EnvironmentMembers Of(ManifestModel manifest, IReadOnlyList<CategoryListing> categories)
    {
        var groups = categories.ToLookup(category =>
            category.Environments.Count == 0 || manifest.Environments.All(environment => category.Environments.Contains(environment.Name, StringComparer.Ordinal)));
        return new(groups[true].ToList(), groups[false].ToList());
    }
}
