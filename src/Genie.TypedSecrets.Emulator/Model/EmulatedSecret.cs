namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents a secret: its metadata and its versions.</summary>
/// <remarks>
/// Not thread-safe; it is accessed under <see cref="EmulatedAccount.Gate"/> only. Operations change a copy, which <see cref="EmulatedAccount.Save"/> puts in the place
/// of the original once it is stored.
/// </remarks>
internal sealed class EmulatedSecret(string name, string arn, string region, DateTimeOffset createdAt)
{
    internal const string DefaultKmsKeyId = "DefaultEncryptionKey";

    internal string Name => name;

    internal string Arn => arn;

    internal string Region => region;

    internal DateTimeOffset CreatedAt => createdAt;

    internal string? Description { get; set; }

    /// <summary>Gets or sets the customer-managed key; null for the AWS managed key of Secrets Manager.</summary>
    internal string? KmsKeyId { get; set; }

    internal DateTimeOffset LastChangedAt { get; set; }

    /// <summary>Gets or sets the end of the recovery window; null unless the secret is scheduled for deletion.</summary>
    internal DateTimeOffset? DeletionAt { get; set; }

    internal SecretRotation Rotation { get; private init; } = new();

    /// <summary>Gets or sets the tags; null if there has never been one, which responses distinguish from none left.</summary>
    internal SecretTags? Tags { get; set; }

    /// <summary>Gets or sets the resource policy; null if there is none.</summary>
    internal string? ResourcePolicy { get; set; }

    /// <summary>Gets the replicas of a primary secret.</summary>
    internal List<SecretReplica> Replicas { get; private init; } = [];

    /// <summary>Gets the region of the primary secret if this is a replica; null otherwise.</summary>
    internal string? ReplicaOfRegion { get; private init; }

    internal SecretVersions Versions { get; private init; } = new();

    /// <summary>Gets the region of the primary secret; null for a secret without replicas.</summary>
    internal string? PrimaryRegion => ReplicaOfRegion ?? (Replicas.Count > 0 ? region : null);

    internal bool IsReplica => ReplicaOfRegion is not null;

    /// <summary>Gets the day on which a version was last read; null if none was.</summary>
    internal DateTimeOffset? LastAccessedOn => Versions.All.Max(static version => version.LastAccessedOn);

    /// <summary>Gets whether the secret is in its recovery window.</summary>
    internal bool IsDeleted => DeletionAt is not null;

    /// <summary>Creates a copy to change. It shares the values, which never change.</summary>
    internal EmulatedSecret Clone() => new(name, arn, region, createdAt)
    {
        Description = Description,
        KmsKeyId = KmsKeyId,
        LastChangedAt = LastChangedAt,
        DeletionAt = DeletionAt,
        Rotation = Rotation.Clone(),
        Tags = Tags?.Clone(),
        ResourcePolicy = ResourcePolicy,
        Replicas = [.. Replicas],
        ReplicaOfRegion = ReplicaOfRegion,
        Versions = Versions.Clone(kmsKeyId: null),
    };

    /// <summary>Creates the replica in another region, with the versions and the metadata of this secret.</summary>
    internal EmulatedSecret CreateReplica(SecretReplica replica) => new(name, SecretArn.InRegion(arn, replica.Region), replica.Region, replica.CreatedAt)
    {
        Description = Description,
        KmsKeyId = replica.KmsKeyId,
        LastChangedAt = LastChangedAt,
        Tags = Tags?.Clone(),
        ResourcePolicy = ResourcePolicy,
        ReplicaOfRegion = region,
        Rotation = Rotation.Clone(),
        Versions = Versions.Clone(replica.KmsKeyId ?? DefaultKmsKeyId),
    };

    /// <summary>Creates an independent secret of a replica, with values of its own.</summary>
    internal EmulatedSecret CreateStandalone() => new(name, arn, region, createdAt)
    {
        Description = Description,
        KmsKeyId = KmsKeyId,
        LastChangedAt = LastChangedAt,
        Tags = Tags?.Clone(),
        ResourcePolicy = ResourcePolicy,
        Versions = Versions.CloneWithValues(),
    };

    /// <summary>Adds a version with a value. A token that was used for the same value before does nothing.</summary>
    /// <exception cref="SecretsManagerError">The token was used for another value.</exception>
    internal (EmulatedVersion Version, bool IsNew) AddVersion(string token, SecretContent content, IReadOnlyCollection<string>? stages, DateTimeOffset now)
    {
        var version = Versions.FindById(token);
        if (version?.Content is { } existing)
        {
            return existing.IsSameAs(content)
                ? (version, false)
                : throw SecretsManagerError.Exists($"You can't use ClientRequestToken {token} because that value is already in use for a version of secret {arn}.");
        }

        // A secret's first version is its current one, regardless of the labels in the request.
        var isFirst = Versions.FindByStage(VersionStage.Current) is null;
        var labels = isFirst || stages is null ? (stages ?? []).Append(VersionStage.Current) : stages;
        version ??= Versions.Add(token, now, KmsKeyId ?? DefaultKmsKeyId);
        version.Content = content;
        foreach (var label in labels)
        {
            Versions.MoveStage(label, version);
        }

        LastChangedAt = now;
        return (version, true);
    }

    /// <summary>Reads a version and notes the day, which is the precision of Secrets Manager.</summary>
    internal EmulatedVersion Read(string? versionId, string? stage, DateTimeOffset now)
    {
        var version = Versions.Find(versionId, stage);
        version.LastAccessedOn = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return version;
    }
}
