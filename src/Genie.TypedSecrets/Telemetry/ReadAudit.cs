using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>Reports the first read of each secret of a client, so that auditors know which secrets a process uses.</summary>
/// <remarks>
/// Thread-safe. Names may come from requests, so it remembers up to <see cref="Most"/> of them and then starts again: in a process that reads more
/// secrets, some are reported more than once. It remembers nothing while there is neither a listener nor an observer.
/// </remarks>
/// <param name="events">Reports the reads.</param>
internal sealed class ReadAudit(ClientEvents events)
{
    /// <summary>The number of names that are remembered.</summary>
    internal const int Most = 4_096;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Records that a secret was read, whether the read succeeded or not.</summary>
    internal void Read(string secretName, string store)
    {
        if (events.IsObserved && _known.TryAdd(secretName, true))
        {
            if (_known.Count > Most)
            {
                _known.Clear();
                _known.TryAdd(secretName, true);
            }

            events.FirstRead(secretName, store);
        }
    }
}
