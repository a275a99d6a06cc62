using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets;

// RS0026: a call could bind to another overload once parameters are added. These overloads differ in required parameters, and anything new goes
// into SecretUseOptions.
#pragma warning disable RS0026

// Secrets that are rotated while they are used.
public abstract partial class SecretAccessor<T>
{
    /// <summary>Runs code that uses the secret, also while the secret is rotated: see <see cref="UseAsync{TResult}(Func{T, CancellationToken, Task{TResult}}, SecretUseOptions, CancellationToken)"/>.</summary>
    /// <param name="use">The code. It may run again with another version, so open connections inside it.</param>
    /// <param name="isAuthenticationFailure">Returns whether an exception means that the credentials were rejected.</param>
    /// <param name="cancellationToken">Cancels the use and every wait.</param>
    /// <exception cref="SecretsException">The secret cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task UseAsync(Func<T, CancellationToken, Task> use, Func<Exception, bool> isAuthenticationFailure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isAuthenticationFailure);
        return UseAsync(use, new SecretUseOptions { IsAuthenticationFailure = isAuthenticationFailure }, cancellationToken);
    }

    /// <inheritdoc cref="UseAsync(Func{T, CancellationToken, Task}, Func{Exception, bool}, CancellationToken)"/>
    /// <returns>The return value of <paramref name="use"/>.</returns>
    public Task<TResult> UseAsync<TResult>(
        Func<T, CancellationToken, Task<TResult>> use,
        Func<Exception, bool> isAuthenticationFailure,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isAuthenticationFailure);
        return UseAsync(use, new SecretUseOptions { IsAuthenticationFailure = isAuthenticationFailure }, cancellationToken);
    }

    /// <inheritdoc cref="UseAsync{TResult}(Func{T, CancellationToken, Task{TResult}}, SecretUseOptions, CancellationToken)"/>
    public Task UseAsync(Func<T, CancellationToken, Task> use, SecretUseOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(use);
        return UseAsync(
            async (value, token) =>
            {
                await use(value, token).ConfigureAwait(false);
                return true;
            },
            options,
            cancellationToken);
    }

    /// <summary>Runs code that uses the secret, also while the secret is rotated.</summary>
    /// <param name="use">The code. It may run again with another version, so open connections inside it.</param>
    /// <param name="options">The options that determine which exceptions mean that the credentials were rejected, and for how long to wait for another version.</param>
    /// <param name="cancellationToken">Cancels the use and every wait.</param>
    /// <returns>The return value of <paramref name="use"/>.</returns>
    /// <remarks>
    /// If the credentials are rejected, <paramref name="use"/> runs again as soon as there is another version: immediately if the cache has one. Otherwise
    /// the store is called, once for all rejected callers, and again after growing pauses until <see cref="SecretRotationOptions.Deadline"/>.
    /// <paramref name="use"/> never runs twice with the same version. If there is no other version, the exception that it threw is thrown.
    /// </remarks>
    /// <exception cref="SecretsException">The secret cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task<TResult> UseAsync<TResult>(
        Func<T, CancellationToken, Task<TResult>> use,
        SecretUseOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(use);
        ArgumentNullException.ThrowIfNull(options);
        return UseCoreAsync(use, options, cancellationToken);
    }

    /// <summary>
    /// Fetches the current version now, whether or not the cached value is fresh, and updates the cache with it. Concurrent callers share one call. If a
    /// fetch is already in progress, this method waits for it and then starts another one. Rarely needed: see
    /// <see cref="UseAsync(Func{T, CancellationToken, Task}, Func{Exception, bool}, CancellationToken)"/>.
    /// </summary>
    /// <param name="cancellationToken">Cancels this wait; the fetch continues for other callers.</param>
    /// <exception cref="SecretsException">The secret cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async ValueTask<T> RefreshAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = await Bind().Refetch().Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.GetOrThrow().Value;
    }

    /// <summary>
    /// Gets a version of the secret: the one before the current one (<see cref="SecretVersionStage.Previous"/>), the one that a rotation is about to
    /// promote (<see cref="SecretVersionStage.Pending"/>), or the one with any other staging label or version id.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels this wait. A version in the cache is returned in any case.</param>
    /// <remarks>
    /// The cache keeps the 8 versions that were requested last for <see cref="SecretsOptions.TimeToLive"/>, so verifying a signature against the current
    /// and the previous version does not call the store each time. They are removed when the current version changes, by <see cref="RefreshAsync"/> and by
    /// <c>ClearCache</c>. After that time, a version is returned only while the store is unavailable, up to <see cref="SecretsOptions.MaxStale"/>.
    /// </remarks>
    /// <exception cref="SecretNotFoundException">The secret has no such version.</exception>
    /// <exception cref="SecretsException">The version cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async ValueTask<T> GetVersionAsync(SecretVersionStage version, CancellationToken cancellationToken = default) =>
        (await Bind().GetVersionAsync(version, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>
    /// Runs code that uses the secret on the calling thread, also while the secret is rotated: see
    /// <see cref="UseAsync{TResult}(Func{T, CancellationToken, Task{TResult}}, SecretUseOptions, CancellationToken)"/>.
    /// </summary>
    internal TResult Use<TResult>(Func<T, CancellationToken, TResult> use, SecretUseOptions options, CancellationToken cancellationToken) =>
        new RotationRetry<T>(Bind(), options, cancellationToken).Run(use);

    // Async, so that exceptions from Bind are in the returned task, as callers of an asynchronous method expect.
    private async Task<TResult> UseCoreAsync<TResult>(
        Func<T, CancellationToken, Task<TResult>> use,
        SecretUseOptions options,
        CancellationToken cancellationToken) =>
        await new RotationRetry<T>(Bind(), options, cancellationToken).RunAsync(use).ConfigureAwait(false);
}
