using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets;

// Names of secrets that no schema describes may come from requests: memory must not grow with how many there have ever been.
public sealed partial class SecretsClient
{
    private const int FewestToSweep = 256;

    private int _sweepAt = FewestToSweep;

    /// <summary>How many secrets the client knows of, with a value or without.</summary>
    internal int KnownSecrets => _entries.Count;

    /// <summary>Forgets secrets read by name that have nothing to remember, each time twice as many are known as were left the last time.</summary>
    /// <remarks>Whoever is about to read one of them this very moment still does, past the cache. Typed ones stay: accessors hold them, and there are as many as schemas.</remarks>
    private void SweepIfDue()
    {
        if (_entries.Count < Volatile.Read(ref _sweepAt))
        {
            return;
        }

        foreach (var (key, entry) in _entries)
        {
            if (ReferenceEquals(key.Descriptor, s_untyped) && entry.IsIdle)
            {
                _entries.TryRemove(KeyValuePair.Create(key, entry));
            }
        }

        Volatile.Write(ref _sweepAt, Math.Max(FewestToSweep, 2 * _entries.Count));
    }
}
