using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>Notes, once for each secret of a client, that it was read: who audits wants to know which secrets a process uses.</summary>
/// <remarks>
/// Thread-safe. Names may come from requests, so it remembers <see cref="Most"/> of them and then begins anew: a process that reads more is told
/// of some of them again.
/// </remarks>
internal sealed class ReadAudit
{
    /// <summary>How many names it remembers.</summary>
    internal const int Most = 4_096;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Notes that somebody read a secret, whatever came of it.</summary>
    internal void Read(string secretName, string store)
    {
        if (_known.TryAdd(secretName, true))
        {
            if (_known.Count > Most)
            {
                _known.Clear();
                _known.TryAdd(secretName, true);
            }

            SecretsEventSource.Log.Guard(log => log.FirstRead(secretName, store));
        }
    }
}
