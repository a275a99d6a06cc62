namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents the log of requests, in the order of their responses. Keeps the last 10,000. Thread-safe.</summary>
public sealed class RequestLog
{
    private const int Capacity = 10_000;

    private readonly Queue<EmulatedRequest> _requests = new();
    private readonly Action<EmulatedRequest>? _listener;

    internal RequestLog(Action<EmulatedRequest>? listener)
    {
        _listener = listener;
    }

    /// <summary>Gets all requests, oldest first.</summary>
    public IReadOnlyList<EmulatedRequest> All
    {
        get
        {
            lock (_requests)
            {
                return _requests.ToArray();
            }
        }
    }

    /// <summary>Gets the requests for an operation, oldest first.</summary>
    /// <param name="operation">The operation, such as <c>GetSecretValue</c>.</param>
    /// <param name="secret">The secret, as the requests name it. The default, null, is any secret.</param>
    public IReadOnlyList<EmulatedRequest> Of(string operation, string? secret = null) =>
        All.Where(request => request.Operation == operation && (secret is null || request.Secrets.Contains(secret, StringComparer.Ordinal))).ToArray();

    /// <summary>Clears the log.</summary>
    public void Clear()
    {
        lock (_requests)
        {
            _requests.Clear();
        }
    }

    internal void Add(EmulatedRequest request)
    {
        lock (_requests)
        {
            if (_requests.Count == Capacity)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }

        _listener?.Invoke(request);
    }
}
