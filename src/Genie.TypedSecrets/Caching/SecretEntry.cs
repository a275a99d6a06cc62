using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Caching;

/// <summary>Represents one secret in a client's cache, independently of the record it is read into. The folder's README.md describes its states and locks.</summary>
internal abstract class SecretEntry(string name, CacheServices services)
{
    private volatile bool _isRetired;
    private volatile SecretEntry? _nextOfName;

    /// <summary>Gets the secret's name.</summary>
    internal string Name => name;

    /// <summary>Gets the descriptor that reads the secret.</summary>
    internal abstract SecretDescriptor Descriptor { get; }

    /// <summary>Gets or sets another entry of the same name, with another descriptor; null if there is none. It is written by <see cref="EntryTable"/>.</summary>
    internal SecretEntry? NextOfName
    {
        get => _nextOfName;
        set => _nextOfName = value;
    }

    /// <summary>Gets the state that the entry shares with the client's other entries.</summary>
    internal CacheServices Services => services;

    /// <summary>Gets whether the entry's client was replaced. The entry caches nothing then; accessors look up the entry of the new client.</summary>
    internal bool IsRetired => _isRetired;

    /// <summary>Gets whether there is a value that may be returned, fresh or stale.</summary>
    internal abstract bool IsUsable { get; }

    /// <summary>Gets whether the entry can be dropped: no usable value, no flight, no error that still counts, no subscribers.</summary>
    internal abstract bool IsIdle { get; }

    /// <summary>Gets whether there are subscribers, so that the secret is refreshed without readers.</summary>
    internal abstract bool HasSubscribers { get; }

    /// <summary>Gets the time at which a refresh is due without readers, by the cache's clock; null while a flight is in progress, and if none will be due.</summary>
    internal abstract long? NextRefresh { get; }

    /// <summary>Gets the content of the entry, without a call.</summary>
    /// <param name="category">The secret's category; null if no schema describes it.</param>
    internal abstract SecretStatus GetStatus(string? category);

    /// <summary>Drops value and error. A flight in progress still serves its waiters, and its result is then dropped too.</summary>
    internal abstract void Clear();

    /// <summary>Closes the entry: waiters and later callers get an <see cref="ObjectDisposedException"/>.</summary>
    internal abstract void Close();

    /// <summary>Drops everything and stops caching. Subscribers move to the new client.</summary>
    internal void Retire()
    {
        _isRetired = true;
        Clear();
        ReleaseSubscribers();
    }

    /// <summary>Creates the request for the version that the entry holds.</summary>
    /// <param name="bypassCache">Whether caches between the client and the store are bypassed.</param>
    internal abstract SecretRequest CreateRequest(bool bypassCache);

    /// <summary>Joins the flight in progress, or registers a new one, if there is no fresh value. It starts nothing.</summary>
    /// <param name="isNew">Whether the caller has to start the flight.</param>
    /// <returns>The flight; null if the value is fresh, or usable while a failed store is not asked again.</returns>
    /// <exception cref="SecretsException">The cache has no value, and the last failure still counts.</exception>
    internal abstract Flight? Join(out bool isNew);

    /// <summary>Starts a refresh in the background if one is due.</summary>
    internal abstract void KeepFresh();

    /// <summary>Fetches the secret and completes the flight.</summary>
    internal abstract Task RunAsync(Flight flight);

    /// <summary>Completes a flight with the store's result. Takes ownership of the payload.</summary>
    internal abstract void Complete(Flight flight, SecretResult result);

    private protected abstract void ReleaseSubscribers();
}
