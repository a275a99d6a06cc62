using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Represents the part of the manifest that the documentation of a category needs: the names of its secrets. It is compared by value: equal if the names are.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Environments">The environments' names, in the manifest's order.</param>
/// <param name="Pattern">The pattern of secret names.</param>
internal sealed record CategoryNames(string Project, EquatableArray<string> Environments, string Pattern)
{
    // Used where the manifest is missing or has errors.
    private static readonly CategoryNames s_unknown = new("{project}", new(["{environment}"]), SecretNamePattern.DefaultText);

    internal static CategoryNames Of(ManifestModel? manifest) => manifest is null
        ? s_unknown
        : new(manifest.Project, manifest.Environments.Select(environment => environment.Name).ToEquatableArray(), manifest.SecretName);

    /// <summary>Formats the names of a category's secrets: <c>genie-{dev|prod}/api-keys</c>.</summary>
    internal string Format(CategoryModel category) => DisplayedNames.Format(Pattern, Project, Environments, category);

    /// <summary>Gets the pattern or the name of a category's secrets; null for the default pattern.</summary>
    internal string? PatternOf(CategoryModel category) => (category.SecretName ?? Pattern) is var pattern && pattern == SecretNamePattern.DefaultText ? null : pattern;
}
