using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>What the agent has read lately. It serves that without looking again, which is what the real one is for.</summary>
internal sealed class AgentCache(TimeProvider clock, TimeSpan timeToLive)
{
    private readonly ConcurrentDictionary<(string SecretId, string? VersionId, string? VersionStage), (JsonObject Value, DateTimeOffset Until)> _entries = new();

    internal JsonObject? Find(AgentQuery query) =>
        !query.RefreshNow && _entries.TryGetValue(KeyOf(query), out var entry) && clock.GetUtcNow() < entry.Until ? entry.Value : null;

    internal void Store(AgentQuery query, JsonObject value)
    {
        if (timeToLive > TimeSpan.Zero)
        {
            _entries[KeyOf(query)] = (value, clock.GetUtcNow() + timeToLive);
        }
    }

    private static (string SecretId, string? VersionId, string? VersionStage) KeyOf(AgentQuery query) => (query.SecretId, query.VersionId, query.VersionStage);
}
