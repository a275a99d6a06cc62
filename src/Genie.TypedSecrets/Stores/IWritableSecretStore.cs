using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Stores;

/// <summary>Represents a store that can also be written to, as seeding, tests and the command line require. Jobs only read.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface IWritableSecretStore : IListableSecretStore
{
    /// <summary>Creates a secret, or adds a new current version to an existing one. The former version stays as <c>AWSPREVIOUS</c>.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value: UTF-8 text, or bytes where <paramref name="isBinary"/>. Copied; the caller may wipe its buffer.</param>
    /// <param name="isBinary">Whether the value is bytes (<c>SecretBinary</c>) rather than text.</param>
    /// <param name="cancellationToken">Cancels the call. A canceled write has either happened completely or not at all.</param>
    /// <returns>The id of the new version.</returns>
    [SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = "The options are required, so that every call selects one overload.")]
    ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default);

    /// <summary>Creates a secret with its metadata, or adds a new current version to an existing one.</summary>
    /// <remarks>
    /// The default implementation stores the value and ignores the metadata. A store that keeps metadata passes it in the call that creates the secret.
    /// </remarks>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value. It is copied, so the caller can wipe its buffer.</param>
    /// <param name="options">The form of the value, and the metadata of a secret that is created.</param>
    /// <param name="cancellationToken">A token that cancels the call. A canceled write either happens completely or not at all.</param>
    /// <returns>The id of the new version.</returns>
    [SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = "The options are required, so that every call selects one overload.")]
    ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, SecretWriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PutAsync(name, value, options.IsBinary, cancellationToken);
    }

    /// <summary>Adds a new current version to a secret if the version in use is the expected one: for a change that starts from a value that was read.</summary>
    /// <remarks>
    /// The default implementation compares and writes in two steps, so that another process can write in between. Stores that several processes share do
    /// both in one.
    /// </remarks>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value. It is copied, so the caller can wipe its buffer.</param>
    /// <param name="expectedVersionId">The id of the version in use, or null if the secret must not exist yet.</param>
    /// <param name="options">The form of the value, and the metadata of a secret that is created.</param>
    /// <param name="cancellationToken">A token that cancels the call. A canceled write either happens completely or not at all.</param>
    /// <returns>The id of the new version, or null if another version is in use. Then nothing is written.</returns>
    async ValueTask<string?> TryPutAsync(string name, ReadOnlyMemory<byte> value, string? expectedVersionId, SecretWriteOptions options, CancellationToken cancellationToken = default)
    {
        string? current;
        try
        {
            using var payload = await GetAsync(new SecretRequest(name), cancellationToken).ConfigureAwait(false);
            current = payload.VersionId;
        }
        catch (SecretNotFoundException)
        {
            current = null;
        }

        return current == expectedVersionId ? await PutAsync(name, value, options, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Removes a secret and all its versions.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see langword="true"/> if the secret existed; otherwise <see langword="false"/>.</returns>
    ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists the names of all secrets in ordinal order.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    /// <remarks>The default implementation calls <see cref="ListAsync"/>.</remarks>
    async ValueTask<IReadOnlyList<ListedSecret>> IListableSecretStore.ListEntriesAsync(CancellationToken cancellationToken)
    {
        var names = await ListAsync(cancellationToken).ConfigureAwait(false);
        return names.Select(static name => new ListedSecret(name, Problem: null)).ToArray();
    }
}
