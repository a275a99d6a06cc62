using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Caching;

/// <summary>One secret in a client's cache, whatever it is read into.</summary>
internal abstract class SecretEntry(string name)
{
    private volatile bool _isRetired;

    /// <summary>The secret's name.</summary>
    internal string Name => name;

    /// <summary>Whether its client was replaced: it caches nothing any more, and whoever holds it should look for the new client.</summary>
    internal bool IsRetired => _isRetired;

    /// <summary>Whether there is a value to hand out, fresh or not.</summary>
    internal abstract bool IsUsable { get; }

    /// <summary>Whether there is nothing to remember: no value to hand out, no fetch under way, no error that counts, nobody who has subscribed.</summary>
    internal abstract bool IsIdle { get; }

    /// <summary>Whether somebody has subscribed, so that it is to be kept fresh.</summary>
    internal abstract bool HasSubscribers { get; }

    /// <summary>When a refresh is due though nobody reads, by the cache's clock; null while one is under way, and where none will be.</summary>
    internal abstract long? NextRefresh { get; }

    /// <summary>Forgets value and errors. A fetch under way still serves those who wait for it, and is then forgotten too.</summary>
    internal abstract void Clear();

    /// <summary>Ends it: whoever waits, and whoever asks from now on, gets an <see cref="ObjectDisposedException"/>.</summary>
    internal abstract void Close();

    /// <summary>Forgets everything and caches nothing from now on. Subscribers move to the new client.</summary>
    internal void Retire()
    {
        _isRetired = true;
        Clear();
        ReleaseSubscribers();
    }

    /// <summary>Joins the fetch under way, or registers a new one, where there is no fresh value; starts nothing itself.</summary>
    /// <param name="isNew">Whether the caller has to bring the flight to its end, with <see cref="Complete"/>.</param>
    /// <returns>The flight; null where the value is fresh, or good enough while the store is left alone after a failure.</returns>
    /// <exception cref="SecretsException">There is no value, and a fetch failed a moment ago.</exception>
    internal abstract Flight? Join(out bool isNew);

    /// <summary>Starts a refresh in the background if one is due.</summary>
    internal abstract void KeepFresh();

    /// <summary>Fetches and completes the flight.</summary>
    internal abstract Task RunAsync(Flight flight);

    /// <summary>Ends a flight with what the store said. Takes ownership of the payload.</summary>
    internal abstract void Complete(Flight flight, SecretResult result);

    private protected abstract void ReleaseSubscribers();
}
