namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>One version of a secret. It has no content while a rotation that made it has not given it one.</summary>
internal sealed class EmulatedVersion(string id, DateTimeOffset createdAt, string kmsKeyId)
{
    internal string Id => id;

    internal DateTimeOffset CreatedAt => createdAt;

    /// <summary>The key it is encrypted under, as <c>ListSecretVersionIds</c> names it.</summary>
    internal string KmsKeyId { get; set; } = kmsKeyId;

    internal SecretContent? Content { get; set; }

    /// <summary>Its staging labels in ordinal order, which is the order of responses. Without any it is deprecated.</summary>
    internal SortedSet<string> Stages { get; } = new(StringComparer.Ordinal);

    /// <summary>The day it was last read; null where it never was.</summary>
    internal DateTimeOffset? LastAccessedOn { get; set; }

    internal void Wipe() => Content?.Wipe();
}
