namespace Genie.TypedSecrets.Stores;

/// <summary>A store that can also be written to: what seeding, tests and the command line need. Jobs only read.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface IWritableSecretStore : ISecretStore
{
    /// <summary>Creates a secret, or gives an existing one a new current version; the former one stays as <c>AWSPREVIOUS</c>.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value: UTF-8 text, or bytes where <paramref name="isBinary"/>. Copied; the caller may wipe its buffer.</param>
    /// <param name="isBinary">Whether the value is bytes (<c>SecretBinary</c>) rather than text.</param>
    /// <param name="cancellationToken">Cancels the call. A cancelled write has either happened whole or not at all.</param>
    /// <returns>The new version's id.</returns>
    ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default);

    /// <summary>Removes a secret and all its versions.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists the names of all secrets, in ordinal order.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default);
}
