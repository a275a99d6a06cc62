namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Represents a store that secrets are read from. Implement it to add a store of your own; caching, single flight, parsing and
/// redaction are done by the client.
/// </summary>
/// <remarks>
/// <para>Implementations are thread-safe and do not cache: every call goes to the store.</para>
/// <para>
/// They fail with a <see cref="SecretsException"/> (<see cref="SecretNotFoundException"/>,
/// <see cref="SecretAccessDeniedException"/>, <see cref="SecretStoreUnavailableException"/>). Any other exception is
/// treated as an outage. No message may contain a value.
/// </para>
/// </remarks>
public interface ISecretStore
{
    /// <summary>Gets the short name of the store, as in <c>GENIE_SECRETS_STORE</c>: <c>local</c>, <c>environment</c>, <c>aws</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Gets a value that indicates whether one call of <see cref="GetManyAsync"/> costs less than several calls of <see cref="GetAsync"/>, as over a
    /// network. The client then collects first reads that arrive together into one call (<see cref="SecretsOptions.BatchWindow"/>). The default is
    /// <see langword="true"/>; a store that reads the secrets one by one returns <see langword="false"/>.
    /// </summary>
    bool SupportsBatching => true;

    /// <summary>
    /// Gets the place that a secret is read from. Two names with the same place are the same secret: an environment-variable store reads
    /// <c>genie-prod/api-keys</c> and <c>genie_prod/api-keys</c> from one variable. The check of environments compares places, not names. By default
    /// each name is a place of its own.
    /// </summary>
    /// <param name="name">The secret's name, or the beginning of one up to a slash. The place of a name starts with the place of its beginning.</param>
    /// <returns>The place. It is compared ignoring case. Nothing is read to find it.</returns>
    string GetLocation(string name) => name;

    /// <summary>Gets one secret.</summary>
    /// <param name="request">The secret and its version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The payload. The caller disposes it.</returns>
    /// <exception cref="SecretsException">The secret cannot be read; the type of the exception says why.</exception>
    ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gets several secrets in as few round trips as the store allows.</summary>
    /// <param name="requests">The secrets. Any number; a store with a limit splits them itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One result for each request, in the same order. The caller disposes the payloads.</returns>
    /// <exception cref="SecretsException">The call as a whole failed. A failure that concerns one secret is in its result.</exception>
    ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default);
}
