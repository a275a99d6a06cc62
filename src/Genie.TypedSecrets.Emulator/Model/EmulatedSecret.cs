namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>A secret: what <c>DescribeSecret</c> tells of it, and its versions.</summary>
/// <remarks>Not thread-safe: it is touched under <see cref="EmulatedSecrets.Gate"/> only.</remarks>
internal sealed class EmulatedSecret(string name, string arn, DateTimeOffset createdAt)
{
    internal const string DefaultKmsKeyId = "DefaultEncryptionKey";

    internal string Name => name;

    internal string Arn => arn;

    internal DateTimeOffset CreatedAt { get; } = createdAt;

    internal string? Description { get; set; }

    /// <summary>The customer's key; null where it is the account's own for Secrets Manager.</summary>
    internal string? KmsKeyId { get; set; }

    internal string? OwningService { get; set; }

    internal DateTimeOffset LastChangedAt { get; set; } = createdAt;

    /// <summary>The end of the recovery window; null unless the secret was deleted.</summary>
    internal DateTimeOffset? DeletionAt { get; set; }

    internal SecretRotation Rotation { get; } = new();

    /// <summary>Null where there never was a tag; responses tell that from none left.</summary>
    internal SecretTags? Tags { get; set; }

    internal SecretVersions Versions { get; } = new();

    /// <summary>The day any version was last read.</summary>
    internal DateTimeOffset? LastAccessedOn => Versions.All.Max(static version => version.LastAccessedOn);

    /// <summary>Whether it is in its recovery window.</summary>
    internal bool IsDeleted => DeletionAt is not null;

    /// <summary>Gives the secret a version with a value. With a token that was used for the same value before it does nothing.</summary>
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

        // A secret's first version is its current one whatever else it is called.
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

    /// <summary>Reads a version and remembers the day, which is as exactly as Secrets Manager keeps it.</summary>
    internal EmulatedVersion Read(string? versionId, string? stage, DateTimeOffset now)
    {
        var version = Versions.Find(versionId, stage);
        version.LastAccessedOn = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return version;
    }
}
