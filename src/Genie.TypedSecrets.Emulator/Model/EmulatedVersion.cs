namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents a version of a secret. The version of a rotation has no content until the rotation function stores it.</summary>
internal sealed class EmulatedVersion(string id, DateTimeOffset createdAt, string kmsKeyId)
{
    internal string Id => id;

    internal DateTimeOffset CreatedAt => createdAt;

    /// <summary>Gets or sets the encryption key, as <c>ListSecretVersionIds</c> returns it.</summary>
    internal string KmsKeyId { get; set; } = kmsKeyId;

    internal SecretContent? Content { get; set; }

    /// <summary>Gets the staging labels in the order of responses. A version without labels is deprecated.</summary>
    internal SortedSet<string> Stages { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the day of the last read; null if there was none.</summary>
    internal DateTimeOffset? LastAccessedOn { get; set; }

    internal EmulatedVersion Clone(string encryptionKeyId, SecretContent? content)
    {
        var copy = new EmulatedVersion(id, createdAt, encryptionKeyId) { Content = content, LastAccessedOn = LastAccessedOn };
        copy.Stages.UnionWith(Stages);
        return copy;
    }
}
