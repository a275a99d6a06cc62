using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>Calls the store: within a time limit, measured, and with each failure as a <see cref="SecretsException"/>.</summary>
/// <remarks>Thread-safe. It does not know the cache.</remarks>
internal sealed class SecretFetcher(
    ISecretStore store,
    IStoreThreads threads,
    TimeSpan timeout,
    TimeProvider timeProvider,
    StatisticsCounter statistics,
    ClientEvents events,
    CancellationToken stopping)
{
    private readonly CallCount _calls = new();

    // A store in memory neither blocks nor takes time, so it needs no thread and no time limit.
    private readonly bool _isInMemory = store is InMemorySecretStore;

    // Read once: the getter is the store's code, and the name is needed where nothing may throw.
    internal string StoreName { get; } = store.Name;

    /// <summary>Gets whether one call for several secrets is cheaper than as many calls.</summary>
    internal bool SupportsBatching => store.SupportsBatching;

    /// <summary>Gets a task that completes when no call to the store is in progress, not even one that timed out.</summary>
    internal Task WhenIdle => _calls.WhenNone;

    /// <summary>Gets one secret. The task never faults.</summary>
    internal async Task<SecretResult> FetchAsync(SecretRequest request)
    {
        var name = request.Name;
        try
        {
            var payload = await CallAsync(
                name,
                token => store.GetAsync(request, token),
                static payload => payload?.Dispose()).ConfigureAwait(false);
            return payload is not null
                ? SecretResult.Success(payload)
                : SecretResult.Failure(name, Unreadable("It returned null instead of a secret.", name));
        }
        catch (SecretsException e)
        {
            return SecretResult.Failure(name, e);
        }
    }

    /// <summary>Gets several secrets in one call. The task never faults.</summary>
    /// <returns>One result for each request, in the same order.</returns>
    internal async Task<IReadOnlyList<SecretResult>> FetchManyAsync(IReadOnlyList<SecretRequest> requests)
    {
        try
        {
            var results = await CallAsync(name: null, token => CopyAsync(store.GetManyAsync(requests, token)), Discard).ConfigureAwait(false);
            if (Matches(results, requests))
            {
                return results;
            }

            Discard(results);
            throw Unreadable("The secrets that a batch call returned are not the ones that were requested.", name: null);
        }
        catch (SecretsException e)
        {
            return [.. requests.Select(request => SecretResult.Failure(request.Name, e))];
        }
    }

    /// <summary>Gets the status of a secret's rotation; null if the store does not know it. The task never faults.</summary>
    internal async Task<SecretRotationStatus?> GetRotationStatusAsync(string name)
    {
        if (store is not IRotationStatusStore rotations)
        {
            return null;
        }

        try
        {
            return await CallAsync(name, token => rotations.GetRotationStatusAsync(name, token), static _ => { }).ConfigureAwait(false);
        }
        catch (SecretsException)
        {
            return null;
        }
    }

    /// <summary>Counts the fetch of one secret, once it is known whether its value could be used.</summary>
    /// <param name="name">The secret.</param>
    /// <param name="reason">The reason for the fetch.</param>
    /// <param name="error">The error; null if the fetch returned a value.</param>
    /// <param name="isNewVersion">Whether it replaced another version.</param>
    /// <param name="staleAge">The number of milliseconds since the value that stays in use became stale; null if no value stays in use.</param>
    internal void Report(string name, FetchReason reason, FetchError? error, bool isNewVersion, long? staleAge)
    {
        statistics.Fetched(error is null, isNewVersion);
        if (staleAge is { } milliseconds)
        {
            SecretsTelemetry.ServedStale(name, StoreName, milliseconds);
            events.StaleServed(name, StoreName, milliseconds);
        }

        if (isNewVersion)
        {
            events.VersionChanged(name, StoreName);
        }

        if (error is not null)
        {
            events.FetchFailed(name, StoreName, error.Exception);
        }

        // Last: a listener that gets this measurement can rely on everything else having been counted.
        SecretsTelemetry.Fetched(name, StoreName, reason, error?.Exception, isNewVersion);
    }

    /// <summary>Creates the error for an exception that is not a <see cref="SecretsException"/>. It leaves that exception out, whose message may hold a value.</summary>
    internal SecretStoreUnavailableException Unexpected(Exception e, string? name) => new(
        StoreName,
        $"It failed with {e.GetType().FullName}. The message of that exception is omitted, because it could contain a value.",
        name);

    private async Task<TResponse> CallAsync<TResponse>(string? name, Func<CancellationToken, ValueTask<TResponse>> call, Action<TResponse> discard)
        where TResponse : class
    {
        var reported = SecretsTelemetry.CallStarted(name, StoreName);
        var duration = TimeSpan.Zero;
        SecretsException? error = null;
        try
        {
            var startedAt = timeProvider.GetTimestamp();
            try
            {
                if (stopping.IsCancellationRequested)
                {
                    throw Unreadable("The client was disposed.", name);
                }

                return await (_isInMemory ? call(stopping).AsTask() : CallInTimeAsync(name, call, discard)).ConfigureAwait(false);
            }
            finally
            {
                duration = Elapsed(startedAt);
            }
        }
        catch (SecretsException e)
        {
            error = e;
            throw;
        }
        catch (Exception e)
        {
            error = Unexpected(e, name);
            throw error;
        }
        finally
        {
            statistics.Call(duration);
            SecretsTelemetry.CallEnded(reported, name, StoreName, error, duration);
        }
    }

    // The clock may be the user's own: if it throws, the value of a call that succeeded is still returned.
    private TimeSpan Elapsed(long startedAt)
    {
        try
        {
            return timeProvider.GetElapsedTime(startedAt);
        }
        catch (Exception)
        {
            return TimeSpan.Zero;
        }
    }

    private async Task<TResponse> CallInTimeAsync<TResponse>(string? name, Func<CancellationToken, ValueTask<TResponse>> call, Action<TResponse> discard)
        where TResponse : class
    {
        StoreCall<TResponse> started = new(call);
        var isTaken = false;
        _calls.Enter();
        try
        {
            var end = await started.RunAsync(threads, timeout, timeProvider, stopping).ConfigureAwait(false);
            if (end == CallEnd.TimedOut)
            {
                throw TimedOut(name, started.IsRunning);
            }

            if (end == CallEnd.Stopped)
            {
                throw Unreadable("The client was disposed.", name);
            }

            isTaken = true;
            return await started.Response.ConfigureAwait(false);
        }
        finally
        {
            if (isTaken || !started.IsRequested)
            {
                _calls.Exit();
            }
            else
            {
                // The store may still respond. Only then the call has ended.
                _ = DiscardAsync(started.Response, discard);
            }
        }
    }

    private SecretStoreUnavailableException TimedOut(string? name, bool isRunning) => new(
        StoreName,
        isRunning
            ? FormattableString.Invariant($"It did not respond within {timeout.TotalSeconds:0.###} s (option FetchTimeout).")
            : FormattableString.Invariant($"It was not called within {timeout.TotalSeconds:0.###} s, because {StoreThreads.MaxThreads} earlier calls block their threads and have not returned."),
        name);

    private SecretStoreUnavailableException Unreadable(string problem, string? name) => new(StoreName, problem, name);

    private static bool Matches(IReadOnlyList<SecretResult> results, IReadOnlyList<SecretRequest> requests) =>
        results.Select(static result => result?.Name).SequenceEqual(requests.Select(static request => request.Name), StringComparer.Ordinal);

    // A list type of the store's own may run its code whenever it is enumerated, so it is enumerated once, within the call.
    private static async ValueTask<IReadOnlyList<SecretResult>> CopyAsync(ValueTask<IReadOnlyList<SecretResult>> response)
    {
        List<SecretResult> copy = [];
        try
        {
            foreach (var result in await response.ConfigureAwait(false) ?? [])
            {
                copy.Add(result);
            }

            return copy;
        }
        catch (Exception)
        {
            Discard(copy);
            throw;
        }
    }

    private static void Discard(IReadOnlyList<SecretResult> results)
    {
        foreach (var result in results)
        {
            result?.Payload?.Dispose();
        }
    }

    // A response that arrives too late is overwritten without being read.
    private async Task DiscardAsync<TResponse>(Task<TResponse> response, Action<TResponse> discard)
    {
        try
        {
            discard(await response.ConfigureAwait(false));
        }
        catch (Exception)
        {
            // The call failed later. Its caller has already got the time-out.
        }
        finally
        {
            _calls.Exit();
        }
    }
}
