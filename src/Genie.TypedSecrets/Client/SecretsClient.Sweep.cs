using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets;

// The names of secrets without a schema may come from requests, so memory must not grow with the number of names that were ever read.
public sealed partial class SecretsClient
{
    private const int FewestToSweep = 256;

    private int _sweepAt = FewestToSweep;

    /// <summary>Gets the number of secrets in the cache, with or without a value.</summary>
    internal int KnownSecrets => _entries.Count;

    /// <summary>Removes the entries of secrets read by name that hold nothing, whenever there are twice as many entries as after the last removal.</summary>
    /// <remarks>
    /// A caller that is about to read a removed entry still gets its value, but not from the cache. Typed entries stay, because accessors hold them and
    /// the schemas limit their number.
    /// </remarks>
    private void SweepIfDue()
    {
        if (_entries.Count < Volatile.Read(ref _sweepAt))
        {
            return;
        }

        foreach (var entry in _entries.ToList())
        {
            if (IsUntyped(entry) && entry.IsIdle)
            {
                _entries.Remove(entry);
            }
        }

        Volatile.Write(ref _sweepAt, Math.Max(FewestToSweep, 2 * _entries.Count));
    }
}
