namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Represents a store that reports whether a secret is being rotated. <c>UseAsync</c> requests the status after a rejection, and waits for a new version
/// only if one can be expected. Implementing this interface is optional.
/// </summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface IRotationStatusStore : ISecretStore
{
    /// <summary>Gets the status of a secret's rotation. No value is read.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SecretsException">The status cannot be read, for example because the permission is missing. It counts as unknown then.</exception>
    ValueTask<SecretRotationStatus> GetRotationStatusAsync(string name, CancellationToken cancellationToken = default);
}
