using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>What the agent has read lately. It serves that without looking again, which is what the real one is for.</summary>
internal sealed class AgentCache(TimeProvider clock, TimeSpan timeToLive)
{
    private readonly ConcurrentDictionary<(string SecretId, string? VersionId, string? VersionStage), (ReadOnlyMemory<byte> Value, DateTimeOffset Until)> _entries = new();

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

    private static (string SecretId, string? VersionId, string? VersionStage) KeyOf(AgentQuery query) => (query.SecretId, query.VersionId, query.VersionStage);
}
