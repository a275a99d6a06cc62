using System.Collections.Concurrent;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Integration.Tests.Outage;

/// <summary>Passes calls on and knows which are under way.</summary>
internal sealed class WatchedStore(ISecretStore store) : ISecretStore
{
    private readonly ConcurrentDictionary<Task, byte> _underWay = new();
    private int _calls;
    private int _asked;

    public string Name => store.Name;

    /// <summary>Calls that were begun.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Secrets that were asked for, in calls of any kind.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Done when the calls that are under way now have ended, however they end.</summary>
    public Task WhenAnsweredAsync() => Task.WhenAll(_underWay.Keys.Select(call => call.ContinueWith(static _ => { }, TaskScheduler.Default)));

    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) =>
        new(Watch(store.GetAsync(request, cancellationToken).AsTask(), secrets: 1));

    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
        new(Watch(store.GetManyAsync(requests, cancellationToken).AsTask(), requests.Count));

    private Task<T> Watch<T>(Task<T> call, int secrets)
    {
        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _asked, secrets);
        _underWay[call] = 0;
        _ = call.ContinueWith(ended => _underWay.TryRemove(ended, out _), TaskScheduler.Default);
        return call;
    }
}
