using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets;

// Hearing of new versions.
public abstract partial class SecretAccessor<T>
{
    /// <summary>Hears of every new version of the secret, once each time it is put in use, until the subscription is disposed.</summary>
    /// <param name="handle">
    /// Hears of a new version: in the background, one version at a time and in order. What it throws is noted by telemetry and disturbs nobody.
    /// </param>
    /// <returns>The subscription. Disposing it ends it: what runs then runs to its end, and nothing begins any more.</returns>
    /// <remarks>
    /// <para>
    /// What was in use when the subscription began is no change, nor is a value that is loaded again in the same version. Where a store's replicas
    /// disagree for a moment, so that it gives the former version once more, going back is a change, and so is coming again.
    /// </para>
    /// <para>
    /// While it lasts the secret is kept fresh though nobody reads it, so a change is noticed within <see cref="SecretsOptions.TimeToLive"/>. All
    /// subscriptions of a client share one timer. Where the client is replaced by <c>Secrets.Configure</c> the subscription goes on with the
    /// new one; where the client is disposed, it ends.
    /// </para>
    /// </remarks>
    /// <exception cref="SecretsException">The secret cannot be read here: it belongs to another environment, or no store is chosen.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public IDisposable Subscribe(Action<T> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Subscribe(handle, static _ => { });
    }

    /// <summary>The secret, and then every new version of it, as long as the caller goes on asking.</summary>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <remarks>As <see cref="Subscribe(Action{T})"/>, except that a caller too slow for the changes gets the newest only.</remarks>
    /// <exception cref="SecretsException">The secret cannot be had to begin with; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async IAsyncEnumerable<T> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var newest = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var subscription = Subscribe(value => newest.Writer.TryWrite(value), reason => newest.Writer.TryComplete(reason));
        var last = await GetAsync(cancellationToken).ConfigureAwait(false);
        yield return last;
        await foreach (var value in newest.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            // It may have come between subscribing and reading.
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
