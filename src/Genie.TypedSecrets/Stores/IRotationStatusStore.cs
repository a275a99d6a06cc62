namespace Genie.TypedSecrets.Stores;

/// <summary>
/// A store that knows whether a secret is being rotated. Optional: <c>UseAsync</c> asks it after a rejection, so that it waits for a new version only if
/// one is coming. A store that cannot know does not implement it.
/// </summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface IRotationStatusStore : ISecretStore
{
    /// <summary>Gets how far a rotation of a secret is. No value is read.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SecretsException">The status cannot be read, for example because the permission is missing. It counts as unknown then.</exception>
    ValueTask<SecretRotationStatus> GetRotationStatusAsync(string name, CancellationToken cancellationToken = default);
}
