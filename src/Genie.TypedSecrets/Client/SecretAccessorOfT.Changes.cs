using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets;

// Subscriptions to new versions.
public abstract partial class SecretAccessor<T>
{
    /// <summary>Calls a handler once for each new version of the secret, until the subscription is disposed.</summary>
    /// <param name="handle">
    /// The handler. It is called in the background, with one version at a time, in order. An exception that it throws is reported to telemetry and
    /// has no other effect.
    /// </param>
    /// <returns>The subscription. After it is disposed, the handler is not called again; a call that is running then completes.</returns>
    /// <remarks>
    /// <para>
    /// The handler is not called for the version in use when the subscription begins, or when the same version is loaded again. If the replicas of
    /// a store disagree for a short time and the store returns the former version once more, that is a new version, and so is the return to the newer one.
    /// </para>
    /// <para>
    /// While the subscription lasts, the secret is refreshed even without readers, so a new version is noticed within
    /// <see cref="SecretsOptions.TimeToLive"/>. All subscriptions of a client share one timer. If <c>Secrets.Configure</c> replaces the client, the
    /// subscription continues with the new one; if the client is disposed, it ends.
    /// </para>
    /// </remarks>
    /// <exception cref="SecretsException">The secret cannot be read: it belongs to another environment, or no store is selected.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public IDisposable Subscribe(Action<T> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Subscribe(handle, static _ => { });
    }

    /// <summary>Enumerates the secret and then each new version of it, until the caller stops.</summary>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <remarks>Works like <see cref="Subscribe(Action{T})"/>, except that a caller that is slower than the changes gets only the newest version.</remarks>
    /// <exception cref="SecretsException">The first version cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async IAsyncEnumerable<T> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var newest = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var subscription = Subscribe(value => newest.Writer.TryWrite(value), reason => newest.Writer.TryComplete(reason));
        var last = await GetAsync(cancellationToken).ConfigureAwait(false);
        yield return last;
        await foreach (var value in newest.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            // The version may have arrived between subscribing and reading.
            if (!ReferenceEquals(value, last))
            {
                yield return last = value;
            }
        }
    }

    private ChangeSubscription<T> Subscribe(Action<T> handle, Action<Exception> end)
    {
        ChangeSubscription<T> subscription = new(Bind, handle, end);
        subscription.Attach();
        return subscription;
    }
}
