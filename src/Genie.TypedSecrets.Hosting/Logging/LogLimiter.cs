using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Hosting.Logging;

/// <summary>Limits messages that repeat while something fails: one a minute for each secret, in an outage one for the whole store.</summary>
/// <remarks>Thread-safe. Names may come from requests, so it remembers a limited number of them.</remarks>
internal sealed class LogLimiter(TimeProvider timeProvider)
{
    /// <summary>The number of messages that are remembered.</summary>
    internal const int Most = 1_024;

    /// <summary>The time between two messages of the same kind about the same subject.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly Dictionary<(string Event, string Subject, SecretFailureKind Kind), (long LoggedAt, int Suppressed)> _known = [];
    private readonly ConcurrentDictionary<string, bool> _outages = new(StringComparer.Ordinal);

    internal void BeginOutage(string store) => _outages[store] = true;

    internal void EndOutage(string store) => _outages.TryRemove(store, out _);

    internal bool IsOutage(string store) => _outages.ContainsKey(store);

    /// <summary>Returns whether a message is to be logged.</summary>
    /// <param name="message">The subject of the message.</param>
    /// <param name="suppressed">The number of similar messages since the last one that was logged.</param>
    internal bool Admits((string Event, string Subject, SecretFailureKind Kind) message, out int suppressed)
    {
        lock (_gate)
        {
            var now = timeProvider.GetTimestamp();
            var isKnown = _known.TryGetValue(message, out var last);
            if (isKnown && timeProvider.GetElapsedTime(last.LoggedAt, now) < Interval)
            {
                _known[message] = last with { Suppressed = last.Suppressed + 1 };
                suppressed = 0;
                return false;
            }

            if (!isKnown && _known.Count >= Most)
            {
                _known.Clear();
            }

            _known[message] = (now, 0);
            suppressed = last.Suppressed;
            return true;
        }
    }
}
