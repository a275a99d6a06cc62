using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>Notes, once for each secret of a client, that it was read: who audits wants to know which secrets a process uses.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ReadAudit
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Notes that somebody read a secret, whatever came of it.</summary>
    internal void Read(string secretName, string store)
    {
        if (_known.TryAdd(secretName, true))
        {
            SecretsEventSource.Log.Guard(log => log.FirstRead(secretName, store));
        }
    }
}
