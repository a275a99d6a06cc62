using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Represents what documentation of a category needs of the manifest: how its secrets are named. It is compared by value: equal if the names are.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Environments">The environments' names, in the manifest's order.</param>
internal sealed record CategoryNames(string Project, EquatableArray<string> Environments)
{
    // Used where the manifest is missing or has errors.
    private static readonly CategoryNames s_unknown = new("{project}", new(["{environment}"]));

    internal static CategoryNames Of(ManifestModel? manifest) => manifest is null
        ? s_unknown
        : new(manifest.Project, manifest.Environments.Select(environment => environment.Name).ToEquatableArray());

    /// <summary>Formats the names of a category's secrets: <c>genie-{dev|prod}/api-keys</c>.</summary>
    internal string Format(CategoryModel category) => SecretNames.FormatAll(Project, category.Environments.Count == 0 ? Environments : category.Environments, category.Name);
}
