namespace Genie.TypedSecrets.Aws;

/// <summary>Represents a version of a secret, without its value.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class AwsSecretVersion
{
    internal AwsSecretVersion(string id, DateTimeOffset? createdAt, IReadOnlyList<string> stages)
    {
        Id = id;
        CreatedAt = createdAt;
        Stages = stages;
    }

    /// <summary>Gets the version id.</summary>
    public string Id { get; }

    /// <summary>Gets the time when the version was created.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>Gets the staging labels.</summary>
    public IReadOnlyList<string> Stages { get; }

    /// <summary>Returns the version id.</summary>
    public override string ToString() => Id;
}
