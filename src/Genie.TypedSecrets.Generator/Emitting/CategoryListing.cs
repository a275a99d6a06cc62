using System.Collections.Immutable;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Represents the part of a category that <c>Secrets</c> depends on. It is compared by value, and an edit of the category's keys does not change it.</summary>
/// <param name="Name">The category's name: <c>api-keys</c>.</param>
/// <param name="Identifier">Its C# name: <c>ApiKeys</c>.</param>
/// <param name="Environments">The environments it is limited to; empty means all.</param>
/// <param name="HasOwnNames">Whether its secrets have other names than the manifest's pattern gives them.</param>
/// <param name="FormerIdentifiers">Its former C# names, without its present one.</param>
/// <param name="Deprecation">The message of the compiler to users of the deprecated category; null if it is not deprecated.</param>
internal sealed record CategoryListing(string Name, string Identifier, EquatableArray<string> Environments, bool HasOwnNames, EquatableArray<string> FormerIdentifiers, string? Deprecation)
{
    internal static CategoryListing Of(CategoryModel category) => new(
        category.Name,
        category.Identifier,
        category.Environments,
        category.SecretName is not null || category.SecretNames.Count > 0,
        category.RenamedFrom.Select(former => former.Identifier).Where(former => former != category.Identifier).ToEquatableArray(),
        category.Documentation.IsDeprecated ? DocText.Deprecation($"The category '{category.Name}'", category.Documentation, category.Policy) : null);

    /// <summary>Gets all listings, in an order that does not depend on the order of files.</summary>
    internal static EquatableArray<CategoryListing> InOrder(ImmutableArray<CategoryListing> listings) => listings
        .OrderBy(listing => listing.Identifier, StringComparer.Ordinal)
        .ThenBy(listing => listing.Name, StringComparer.Ordinal)
        .ToEquatableArray();
}
