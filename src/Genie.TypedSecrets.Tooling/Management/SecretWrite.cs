using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Represents a new value for a secret.</summary>
/// <param name="Name">The secret's name.</param>
/// <param name="Value">The value. The writer does not keep it.</param>
/// <param name="IsBinary">Whether it is stored as bytes rather than text.</param>
public sealed record SecretWrite(string Name, ReadOnlyMemory<byte> Value, bool IsBinary = false)
{
    /// <summary>Gets the condition on the version that is replaced; null to write without a condition.</summary>
    public WriteCondition? Condition { get; init; }

    /// <summary>Gets the settings that a secret is created with.</summary>
    public SecretWriteOptions Creation { get; init; } = new();

    internal SecretWriteOptions Options => new()
    {
        IsBinary = IsBinary,
        Description = Creation.Description,
        KmsKeyId = Creation.KmsKeyId,
        Tags = Creation.Tags,
        ReplicaRegions = Creation.ReplicaRegions,
    };

    /// <summary>Returns the secret's name, never its value.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}

/// <summary>Represents the version that a write expects to replace.</summary>
/// <param name="CurrentVersionId">The id of the current version; null if there must be no secret yet.</param>
public sealed record WriteCondition(string? CurrentVersionId)
{
    /// <summary>Gets the condition that the secret does not exist yet.</summary>
    public static WriteCondition IsNew { get; } = new(CurrentVersionId: null);
}

/// <summary>Represents the outcome of a write.</summary>
/// <param name="VersionId">The id of the new version.</param>
/// <param name="OverwrittenVersionId">The id of a version that another program wrote between the read and this write, and that is the previous one now; null if there is none.</param>
public sealed record WriteResult(string VersionId, string? OverwrittenVersionId = null);

/// <summary>Thrown when a write's condition does not hold: another process changed the secret meanwhile. Nothing was written.</summary>
#pragma warning disable CA1032 // Standard constructors: it is always about a secret.
public sealed class VersionConflictException(string secretName)
    : Exception($"The secret '{secretName}' was changed by another process in the meantime. Nothing was written. Check it with genie-secrets history {CommandArgument.Quote(secretName)}, then try again.")
#pragma warning restore CA1032
{
    /// <summary>Gets the secret's name.</summary>
    public string SecretName { get; } = secretName;
}
