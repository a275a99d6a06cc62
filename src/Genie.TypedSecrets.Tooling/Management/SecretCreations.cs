using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Takes the settings of a new secret from its schema.</summary>
public static class SecretCreations
{
    /// <summary>Gets the settings of a new secret: the schema's description, its <c>x-tags</c>, and its owner as the tag <c>owner</c>.</summary>
    /// <param name="project">The project; null where there is none.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <returns>The settings; empty where no schema describes the secret.</returns>
    public static SecretCreation Of(SecretsProject? project, string secretName)
    {
        if (project?.SchemaOf(secretName) is not { Documentation: var documentation })
        {
            return SecretCreation.None;
        }

        var tags = documentation.Tags.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value)).ToList();
        if (documentation.Owner is { } owner && !tags.Exists(static tag => string.Equals(tag.Key, "owner", StringComparison.OrdinalIgnoreCase)))
        {
            tags.Add(KeyValuePair.Create("owner", owner));
        }

        return new(KmsKeyId: null, documentation.Description, tags);
    }
}
