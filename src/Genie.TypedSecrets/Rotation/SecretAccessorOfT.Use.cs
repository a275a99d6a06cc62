using Genie.TypedSecrets.Rotation;

namespace Genie.TypedSecrets;

// RS0026 fears that a call binds to another overload once parameters are added. These differ in required ones, and whatever is added goes
// into SecretUseOptions.
#pragma warning disable RS0026

// Secrets that change while they are used.
public abstract partial class SecretAccessor<T>
{
    /// <summary>Uses the secret, and goes on using it while it is rotated: see <see cref="UseAsync{TResult}(Func{T, CancellationToken, Task{TResult}}, SecretUseOptions, CancellationToken)"/>.</summary>
    /// <param name="use">What to do with it. It may be called again with another version, so what it began has to be begun anew: open the connection inside.</param>
    /// <param name="isAuthenticationFailure">Tells an exception that means "these credentials are refused" from all others.</param>
    /// <param name="cancellationToken">Ends the use and every wait.</param>
    /// <exception cref="SecretsException">The secret cannot be had; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task UseAsync(Func<T, CancellationToken, Task> use, Func<Exception, bool> isAuthenticationFailure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isAuthenticationFailure);
        return UseAsync(use, new SecretUseOptions { IsAuthenticationFailure = isAuthenticationFailure }, cancellationToken);
    }

    /// <inheritdoc cref="UseAsync(Func{T, CancellationToken, Task}, Func{Exception, bool}, CancellationToken)"/>
    /// <returns>What the use returned.</returns>
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

    /// <summary>Uses the secret, and goes on using it while it is rotated.</summary>
    /// <param name="use">What to do with it. It may be called again with another version, so what it began has to be begun anew: open the connection inside.</param>
    /// <param name="options">What counts as a refusal, and how long another version is looked for.</param>
    /// <param name="cancellationToken">Ends the use and every wait.</param>
    /// <returns>What the use returned.</returns>
    /// <remarks>
    /// Where the use fails because the value is refused, it is called again with another version as soon as there is one: at once where the
    /// cache has it already; else the store is asked, once for all who were refused, and again, with growing pauses,
    /// until <see cref="SecretUseOptions.Deadline"/>. It is never called twice with the same version. Where no other version
    /// comes, the refusal itself is thrown, as the use threw it.
    /// </remarks>
    /// <exception cref="SecretsException">The secret cannot be had; the exception's type says why.</exception>
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
    /// Asks the store now, whatever is in the cache, which takes the answer over; one call for all who ask at the same time. A fetch that was under
    /// way before the call is waited for, and is not the answer. Rarely needed: see
    /// <see cref="UseAsync(Func{T, CancellationToken, Task}, Func{Exception, bool}, CancellationToken)"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait; the fetch goes on for others.</param>
    /// <exception cref="SecretsException">It cannot be had; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async ValueTask<T> RefreshAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = await Bind().Refetch().Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.GetOrThrow().Value;
    }

    /// <summary>
    /// The secret's version at a stage of its rotation, from the store: for those who test a new password before it is promoted
    /// (<see cref="SecretVersionStage.Pending"/>), or still need the former one (<see cref="SecretVersionStage.Previous"/>). Neither taken from the cache nor kept in it.
    /// </summary>
    /// <param name="stage">Which version.</param>
    /// <param name="cancellationToken">Ends this wait.</param>
    /// <exception cref="SecretNotFoundException">There is no version at that stage.</exception>
    /// <exception cref="SecretsException">It cannot be had; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async ValueTask<T> GetVersionAsync(SecretVersionStage stage, CancellationToken cancellationToken = default)
    {
        var label = stage.ToLabel();
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = await Bind().FetchStage(label).Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.GetOrThrow().Value;
    }

    // Not an expression: what binding throws, the task carries, as callers of an asynchronous method expect.
    private async Task<TResult> UseCoreAsync<TResult>(
        Func<T, CancellationToken, Task<TResult>> use,
        SecretUseOptions options,
        CancellationToken cancellationToken) =>
        await new RotationRetry<T>(Bind(), options, cancellationToken).RunAsync(use).ConfigureAwait(false);
}
