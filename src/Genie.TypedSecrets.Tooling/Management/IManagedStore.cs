using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Defines what people do with a store: look at secrets without their values, and change them.</summary>
/// <remarks>Thread-safe. Failures are <see cref="SecretsException"/>s, or a <see cref="ToolingException"/> where the store does not support the operation.</remarks>
public interface IManagedStore
{
    /// <summary>Gets the store's name: <c>local</c>, <c>aws</c>.</summary>
    string Name { get; }

    /// <summary>Gets whether the store can be written to.</summary>
    bool IsWritable { get; }

    /// <summary>Gets whether deleted secrets can be restored.</summary>
    bool HasRecoveryWindow { get; }

    /// <summary>Lists all secrets, in ordinal order of their names. Reads no value over a network.</summary>
    /// <param name="includeDeleted">Whether secrets that are scheduled for deletion are included.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The secrets. One that cannot be read has a <see cref="SecretMetadata.Problem"/> and does not hide the others.</returns>
    Task<IReadOnlyList<SecretMetadata>> ListAsync(bool includeDeleted, CancellationToken cancellationToken);

    /// <summary>Gets the metadata of a secret. Reads no value over a network.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The metadata; null if the secret does not exist.</returns>
    Task<SecretMetadata?> DescribeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Gets the versions of a secret, newest first.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions. Reads no value over a network.</returns>
    Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Gets a version's value.</summary>
    /// <param name="request">The secret and the version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The value. The caller disposes it.</returns>
    Task<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken);

    /// <summary>Gives a secret a new version, or creates it.</summary>
    /// <param name="write">The new value.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="VersionConflictException">The condition does not hold.</exception>
    Task<WriteResult> PutAsync(SecretWrite write, CancellationToken cancellationToken);

    /// <summary>Makes another version the current one.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="from">The version that is current.</param>
    /// <param name="to">The version to make current.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The id of the version that is current now.</returns>
    /// <exception cref="VersionConflictException">Another version is current by now.</exception>
    Task<string> MakeCurrentAsync(string name, SecretVersionInfo from, SecretVersionInfo to, CancellationToken cancellationToken);

    /// <summary>Deletes a secret.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="recoveryDays">The number of days in which it can be restored; null for the store's default, 0 to delete it at once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The time until which it can be restored; null if it is gone.</returns>
    Task<DateTimeOffset?> DeleteAsync(string name, int? recoveryDays, CancellationToken cancellationToken);

    /// <summary>Restores a secret that is scheduled for deletion.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is restored.</returns>
    Task RestoreAsync(string name, CancellationToken cancellationToken);

    /// <summary>Starts a rotation.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The id of the version that the rotation creates.</returns>
    Task<string> RotateAsync(string name, CancellationToken cancellationToken);
}
