using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>Represents the agent's cache of values.</summary>
internal sealed class AgentCache(TimeProvider clock, TimeSpan timeToLive)
{
    private readonly ConcurrentDictionary<AgentQuery, (ReadOnlyMemory<byte> Value, DateTimeOffset Until)> _entries = new();

    internal bool TryFind(AgentQuery query, out ReadOnlyMemory<byte> value)
    {
        var isFresh = _entries.TryGetValue(KeyOf(query), out var entry) && clock.GetUtcNow() < entry.Until && !query.BypassCache;
        value = isFresh ? entry.Value : default;
        return isFresh;
    }

    internal void Store(AgentQuery query, ReadOnlyMemory<byte> value)
    {
        if (timeToLive > TimeSpan.Zero)
        {
            _entries[KeyOf(query)] = (value, clock.GetUtcNow() + timeToLive);
        }
    }

    // Each role has values of its own; whether the cache is bypassed makes no difference.
    private static AgentQuery KeyOf(AgentQuery query) => query with { BypassCache = false };
}
