using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Takes the settings of a new secret from its schema and from the manifest.</summary>
public static class SecretCreations
{
    // The name of the tag in the Terraform module secrets_manager.
    private const string OwnerTag = "Owner";

    /// <summary>Gets the tags that a schema gives its secrets: its <c>x-tags</c>, and its owner as the tag <c>Owner</c>.</summary>
    /// <param name="category">The schema.</param>
    /// <returns>The tags.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> TagsOf(CategoryModel category)
    {
        ArgumentNullException.ThrowIfNull(category);
        var tags = category.Policy.Tags.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value)).ToList();
        if (category.Policy.Owner is { } owner && !tags.Exists(static tag => IsOwner(tag.Key)))
        {
            tags.Add(KeyValuePair.Create(OwnerTag, owner));
        }

        return tags;
    }

    /// <summary>Determines whether a tag is that of the owner. AWS distinguishes case in the names of tags, people don't.</summary>
    internal static bool IsOwner(string tag) => string.Equals(tag, OwnerTag, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Gets the settings of a new secret: the schema's description, its <c>x-tags</c>, its owner as the tag <c>Owner</c>, and the regions of
    /// the environment besides the first as replicas.
    /// </summary>
    /// <param name="project">The project; null if there is none.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="kmsKeyId">The KMS key; null for the account's default key.</param>
    /// <param name="tags">Tags in addition to those of the schema. A tag with the same key replaces that of the schema.</param>
    /// <returns>The settings.</returns>
    public static SecretWriteOptions Of(SecretsProject? project, string secretName, string? kmsKeyId = null, IReadOnlyList<KeyValuePair<string, string>>? tags = null)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        var location = project is null ? null : SecretLocation.Of(project, secretName);
        var category = project?.SchemaOf(secretName);
        foreach (var tag in category is null ? [] : TagsOf(category))
        {
            all[tag.Key] = tag.Value;
        }

        foreach (var tag in tags ?? [])
        {
            all[tag.Key] = tag.Value;
        }

        return new()
        {
            Description = category?.Documentation.Description,
            KmsKeyId = kmsKeyId,
            Tags = all,
            ReplicaRegions = [.. (location?.Environment?.Regions ?? default).Skip(1).Select(static region => new SecretReplicaRegion(region))],
        };
    }
}
