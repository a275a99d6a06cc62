using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Represents a key in a catalog.</summary>
/// <param name="Names">The names of the keys from the outermost to this one; <c>*</c> for the entries of a map and the items of a list. Empty if the whole secret is one value.</param>
/// <param name="Path">The path of the key, as commands take it; empty if the whole secret is one value.</param>
/// <param name="Type">The type and its constraints, for readers.</param>
/// <param name="CSharpType">The C# type of the property, with a question mark if it can be null.</param>
/// <param name="Title">The title.</param>
/// <param name="Description">The purpose of the key.</param>
public sealed record CatalogKey(IReadOnlyList<string> Names, string Path, string Type, string CSharpType, string? Title, string? Description)
{
    /// <summary>Gets whether a value without the key is rejected.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets whether the value is sensitive.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Gets whether the key only contains other keys, which are listed after it.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Gets whether the key is deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Gets the alternative that the key belongs to, as its condition: <c>type is token</c>; null if all values can have it.</summary>
    public string? Alternative { get; init; }

    /// <summary>Gets the value of an optional key that is absent, as JSON; null if there is none, or the key is sensitive.</summary>
    public string? DefaultJson { get; init; }

    /// <summary>Gets examples of values, as JSON; empty if the key is sensitive.</summary>
    public IReadOnlyList<string> ExamplesJson { get; init; } = [];

    /// <summary>Gets the owner, if it is another than the category's.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the rotation interval of the value, in days; null if it is that of the category.</summary>
    public int? RotationDays { get; init; }

    /// <summary>Gets the former names of the key.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Gets the C# expression before the environment's accessor; empty except in alternatives, which need a cast.</summary>
    [JsonIgnore]
    public string AccessorPrefix { get; init; } = string.Empty;

    /// <summary>Gets the C# expression after the category's accessor: <c>.GithubToken</c>.</summary>
    public string AccessorSuffix { get; init; } = string.Empty;

    /// <summary>Gets whether the key can be set on its own. Otherwise the secret is edited as a whole.</summary>
    public bool CanBeSet { get; init; }

    /// <summary>Gets the C# expression that reads the key in an environment.</summary>
    /// <param name="secret">The secret in the environment.</param>
    /// <returns>The expression: <c>Secrets.Dev.ApiKeys.GithubToken</c>.</returns>
    public string AccessorIn(CatalogSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return AccessorPrefix + secret.Accessor + AccessorSuffix;
    }
}
