using System.Collections.Concurrent;
using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>A store driven by hand: it waits at a gate, fails on command, counts its calls and remembers every buffer it handed out.</summary>
internal sealed class ManualStore : ISecretStore, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (string Version, string Json)> _values = new();
    private readonly ConcurrentDictionary<string, Exception> _failures = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private TaskCompletionSource? _gate;
    private int _calls;

    public string Name { get; init; } = "manual";

    public int Calls => Volatile.Read(ref _calls);

    public ConcurrentQueue<IReadOnlyList<string>> Batches { get; } = new();

    public ConcurrentQueue<SecretRequest> Singles { get; } = new();

    public ConcurrentQueue<byte[]> Buffers { get; } = new();

    /// <summary>Whether calls at the gate notice their cancellation.</summary>
    public bool HeedsCancellation { get; set; } = true;

    /// <summary>Whether the store forgets ConfigureAwait(false), as a user's may.</summary>
    public bool CapturesContext { get; set; }

    /// <summary>Whether calls block their thread at the gate, as a store over a synchronous client does.</summary>
    public bool BlocksItsThread { get; set; }

    /// <summary>Whether batches are answered in another order than asked.</summary>
    public bool MixesUpBatches { get; set; }

    public bool SupportsBatching { get; set; } = true;

    public Exception? BatchFailure { get; set; }

    public bool IsDisposed { get; private set; }

    public void Put(string name, string json, string version = "v1", string stage = SecretRequest.CurrentStage)
    {
        _values[KeyOf(name, stage)] = (version, json);
        _values[KeyOf(name, version)] = (version, json);
        _failures.TryRemove(name, out _);
    }

    public void Fail(string name, Exception error) => _failures[name] = error;

    /// <summary>From now on calls wait until <see cref="Release"/>, or until their gate is opened.</summary>
    /// <returns>The gate. Another call closes a new one; who waits at the former goes on waiting there.</returns>
    public TaskCompletionSource Hold() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        var gate = _gate;
        _gate = null;
        gate?.TrySetResult();
    }

    /// <summary>Done when one more call has arrived.</summary>
    public Task ArrivedAsync() => _arrivals.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        // What the store held when the call came.
        Singles.Enqueue(request);
        var answer = Prepare(request);
        await EnterAsync(cancellationToken).ConfigureAwait(CapturesContext);
        return answer();
    }

    public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        Batches.Enqueue([.. requests.Select(r => r.Name)]);
        await EnterAsync(cancellationToken).ConfigureAwait(CapturesContext);
        var answers = BatchFailure is { } failure ? throw failure : requests.Select(r => AnswerOne(r));
        return [.. MixesUpBatches ? answers.Reverse() : answers];
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        var gate = _gate?.Task;
        _arrivals.Release();
        if (gate is not null && BlocksItsThread)
        {
            gate.GetAwaiter().GetResult();
        }
        else if (gate is not null)
        {
            await gate.WaitAsync(HeedsCancellation ? cancellationToken : default).ConfigureAwait(CapturesContext);
        }
    }

    private SecretResult AnswerOne(SecretRequest request)
    {
        try
        {
            return SecretResult.Success(Prepare(request)());
        }
        catch (SecretsException e)
        {
            return SecretResult.Failure(request.Name, e);
        }
    }

    private static string KeyOf(string name, string version) => $"{name} {version}";

    private Func<SecretPayload> Prepare(SecretRequest request)
    {
        var (name, key) = (request.Name, KeyOf(request.Name, request.VersionId ?? request.VersionStage));
        var failure = _failures.GetValueOrDefault(name)
            ?? (_values.ContainsKey(key) ? null : new SecretNotFoundException(name, Name, "Create it."));
        var (version, json) = _values.GetValueOrDefault(key);
        return () =>
        {
            if (failure is not null)
            {
                throw failure;
            }

            var buffer = Encoding.UTF8.GetBytes(json);
            Buffers.Enqueue(buffer);
            return new(name, version, buffer);
        };
    }
}
