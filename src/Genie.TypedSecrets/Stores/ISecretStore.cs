namespace Genie.TypedSecrets.Stores;

/// <summary>
/// The port to where secrets are kept. Implement it to plug in a store of your own; caching, single flight, parsing and
/// redaction are done above it.
/// </summary>
/// <remarks>
/// <para>Implementations are thread-safe and know nothing of any cache: every call goes to the store.</para>
/// <para>
/// They fail with a <see cref="SecretsException"/> (<see cref="SecretNotFoundException"/>,
/// <see cref="SecretAccessDeniedException"/>, <see cref="SecretStoreUnavailableException"/>); whatever else they throw is
/// taken as an outage. No message may hold a value.
/// </para>
/// </remarks>
public interface ISecretStore
{
    /// <summary>The store's short name as in <c>GENIE_SECRETS_STORE</c>: <c>local</c>, <c>environment</c>, <c>aws</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Whether <see cref="GetManyAsync"/> is cheaper than as many calls of <see cref="GetAsync"/>, as over a network: then first reads that come
    /// together are collected into one call (<see cref="SecretsOptions.BatchWindow"/>). True by default; a store that gets them one by one says false.
    /// </summary>
    bool SupportsBatching => true;

    /// <summary>Gets one secret.</summary>
    /// <param name="request">Which secret, and which version of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The payload. The caller disposes it.</returns>
    /// <exception cref="SecretsException">The secret cannot be had; the exception's type says why.</exception>
    ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gets several secrets in as few round trips as the store can.</summary>
    /// <param name="requests">Which secrets. Any number; a store with a limit splits them itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One result for each request, in the same order. The caller disposes the payloads.</returns>
    /// <exception cref="SecretsException">The call as a whole failed. What concerns one secret alone is in its result.</exception>
    ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default);
}
