namespace Genie.TypedSecrets.Stores;

/// <summary>Options of <see cref="IWritableSecretStore.PutAsync(string, ReadOnlyMemory{byte}, SecretWriteOptions, CancellationToken)"/>.</summary>
/// <remarks>
/// <para>Immutable and thread-safe.</para>
/// <para>
/// All properties but <see cref="IsBinary"/> describe a secret that is created. They are part of the call that creates it, because service control policies can
/// require tags and a key there. A secret that exists keeps its own description, key, tags and replicas.
/// </para>
/// </remarks>
public sealed class SecretWriteOptions
{
    /// <summary>Gets a value indicating whether the value is bytes (<c>SecretBinary</c>) instead of text. The default is false.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Gets the description of a new secret. The default is null: no description.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Gets the KMS key that encrypts a new secret: its id, its ARN or an alias such as <c>alias/genie-dev-secrets</c>. The default is null: the key
    /// <c>aws/secretsmanager</c> of the account.
    /// </summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Gets the tags of a new secret. The default is empty.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets the regions to which a new secret is replicated, without the region of the secret itself. The default is empty.</summary>
    public IReadOnlyList<SecretReplicaRegion> ReplicaRegions { get; init; } = [];
}
