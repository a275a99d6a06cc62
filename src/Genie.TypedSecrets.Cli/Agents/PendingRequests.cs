using System.Text.Json;

namespace Genie.TypedSecrets.Cli.Agents;

/// <summary>Counts the requests without a response, so that a session ends with the last response, not with the last request.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class PendingRequests(TimeProvider timeProvider)
{
    // For a request that the protocol's package does not respond to.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private TaskCompletionSource? _isEmpty;

    /// <summary>Wraps the stream that requests are read from. Its end is read when every request has a response.</summary>
    internal Stream Reading(Stream input) => new LineStream(input, line => Count(line, isRequest: true), WaitAsync);

    /// <summary>Wraps the stream that responses are written to.</summary>
    internal Stream Writing(Stream output) => new LineStream(output, line => Count(line, isRequest: false), static _ => Task.CompletedTask);

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        Task isEmpty;
        lock (_lock)
        {
            if (_ids.Count == 0)
            {
                return;
            }

            isEmpty = (_isEmpty ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await Task.WhenAny(isEmpty, Task.Delay(s_longest, timeProvider, cancellationToken)).ConfigureAwait(false);
    }

    private void Count(ReadOnlyMemory<byte> line, bool isRequest)
    {
        if (IdOf(line, isRequest) is not var (id, change))
        {
            return;
        }

        lock (_lock)
        {
            var count = _ids.GetValueOrDefault(id) + change;
            if (count > 0)
            {
                _ids[id] = count;
            }
            else
            {
                _ids.Remove(id);
            }

            if (_ids.Count == 0)
            {
                _isEmpty?.TrySetResult();
            }
        }
    }

    // What is not JSON, and ids that the protocol does not allow, are for the protocol's package to judge.
    private static (string Id, int Change)? IdOf(ReadOnlyMemory<byte> line, bool isRequest)
    {
        try
        {
            using var message = JsonDocument.Parse(line);
            if (message.RootElement is not { ValueKind: JsonValueKind.Object } root)
            {
                return null;
            }

            if (isRequest && root.TryGetProperty("method"u8, out var method) && method.ValueKind == JsonValueKind.String && method.ValueEquals("notifications/canceled"u8))
            {
                // A request that the client has canceled gets no response.
                return root.TryGetProperty("params"u8, out var parameters) && parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty("requestId"u8, out var canceled) && IsId(canceled)
                    ? (canceled.GetRawText(), -1)
                    : null;
            }

            return root.TryGetProperty("method"u8, out _) == isRequest && root.TryGetProperty("id"u8, out var id) && IsId(id) ? (id.GetRawText(), isRequest ? 1 : -1) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsId(JsonElement id) => id.ValueKind == JsonValueKind.String || (id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out _));
}
