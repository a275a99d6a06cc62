using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>Calls the store: bounded in time, measured, and with every failure turned into one of ours. Its tasks never fault.</summary>
/// <remarks>Thread-safe. Knows nothing of the cache.</remarks>
internal sealed class SecretFetcher(
    ISecretStore store,
    TimeSpan timeout,
    TimeProvider timeProvider,
    StatisticsCounter statistics,
    CancellationToken stopping)
{
    private readonly CallCount _calls = new();

    // Asked once: it is the store's code, and called where nothing may fail.
    internal string StoreName { get; } = store.Name;

    /// <summary>Whether one call for several secrets is cheaper than as many calls.</summary>
    internal bool SupportsBatching => store.SupportsBatching;

    /// <summary>Done when no call to the store is under way, not even one that was given up.</summary>
    internal Task WhenIdle => _calls.WhenNone;

    /// <summary>Gets one secret.</summary>
    internal async Task<SecretResult> FetchAsync(SecretRequest request)
    {
        var name = request.Name;
        var (payload, error) = await CallAsync(
            name,
            token => store.GetAsync(request, token),
            static payload => payload?.Dispose()).ConfigureAwait(false);
        return payload is not null
            ? SecretResult.Success(payload)
            : SecretResult.Failure(name, error ?? Unreadable("It answered with nothing.", name));
    }

    /// <summary>Gets several secrets in one call.</summary>
    /// <returns>One result for each request, in the same order.</returns>
    internal async Task<IReadOnlyList<SecretResult>> FetchManyAsync(IReadOnlyList<SecretRequest> requests)
    {
        var (results, error) = await CallAsync(
            name: null,
            token => CopyAsync(store.GetManyAsync(requests, token)),
            Discard).ConfigureAwait(false);
        if (results is not null && !Matches(results, requests))
        {
            Discard(results);
            (results, error) = (null, Unreadable("It answered a batch with other secrets than it was asked for.", name: null));
        }

        return results ?? [.. requests.Select(request => SecretResult.Failure(request.Name, error!))];
    }

    /// <summary>Counts one secret's fetch, once it is known whether its value could be used.</summary>
    /// <param name="name">The secret.</param>
    /// <param name="reason">Why it was fetched.</param>
    /// <param name="error">Why there is no value; null where there is one.</param>
    /// <param name="isNewVersion">Whether it replaced another version.</param>
    /// <param name="staleAge">For how many milliseconds the value has been stale that stays in use instead; null where none does.</param>
    internal void Report(string name, FetchReason reason, Exception? error, bool isNewVersion, long? staleAge)
    {
        statistics.Fetched(error is null, isNewVersion);
        if (staleAge is { } milliseconds)
        {
            SecretsTelemetry.ServedStale(name, StoreName, milliseconds);
        }

        // Last: who hears of it knows that all else has been noted.
        SecretsTelemetry.Fetched(name, StoreName, reason, error, isNewVersion);
    }

    /// <summary>What stands for an error that is none of ours. Without the exception itself: nobody knows what its message or those inside it hold.</summary>
    internal SecretStoreUnavailableException Unexpected(Exception e, string? name) => new(
        StoreName,
        $"It failed with {e.GetType().FullName}, which is no error of this library; its message is left out, as it could hold a value.",
        name);

    private async Task<(TAnswer? Answer, SecretsException? Error)> CallAsync<TAnswer>(
        string? name,
        Func<CancellationToken, ValueTask<TAnswer>> call,
        Action<TAnswer> discard)
        where TAnswer : class
    {
        var activity = SecretsTelemetry.CallStarted(name, StoreName);
        var duration = TimeSpan.Zero;
        TAnswer? answer = null;
        SecretsException? error;
        try
        {
            var startedAt = timeProvider.GetTimestamp();
            (answer, error) = await CallInTimeAsync(name, call, discard).ConfigureAwait(false);
            duration = timeProvider.GetElapsedTime(startedAt);
        }
        catch (Exception e)
        {
            // The clock may be the user's own, too.
            error = answer is null ? Unexpected(e, name) : null;
        }

        statistics.Call(duration);
        SecretsTelemetry.CallEnded(activity, name, StoreName, error, duration);
        return (answer, error);
    }

    private async Task<(TAnswer? Answer, SecretsException? Error)> CallInTimeAsync<TAnswer>(
        string? name,
        Func<CancellationToken, ValueTask<TAnswer>> call,
        Action<TAnswer> discard)
        where TAnswer : class
    {
        using CancellationTokenSource late = new(timeout, timeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        Task<TAnswer>? answer = null;
        var isTaken = false;
        _calls.Enter();
        try
        {
            end.Token.ThrowIfCancellationRequested();
            answer = call(end.Token).AsTask();

            // A store that does not heed the token must not hold anybody up either.
            var taken = await answer.WaitAsync(end.Token).ConfigureAwait(false);
            isTaken = true;
            return (taken, null);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return (null, stopping.IsCancellationRequested ? Unreadable("The client was disposed.", name) : TimedOut(name));
        }
        catch (SecretsException e)
        {
            return (null, e);
        }
        catch (Exception e)
        {
            return (null, Unexpected(e, name));
        }
        finally
        {
            // It may have answered in the very moment it was given up.
            if (answer is null || isTaken)
            {
                _calls.Exit();
            }
            else
            {
                _ = DiscardAsync(answer, discard);
            }
        }
    }

    private SecretStoreUnavailableException TimedOut(string? name) => new(
        StoreName,
        FormattableString.Invariant($"It did not answer within {timeout.TotalSeconds:0.###} s (option FetchTimeout)."),
        name);

    private SecretStoreUnavailableException Unreadable(string problem, string? name) => new(StoreName, problem, name);

    private static bool Matches(IReadOnlyList<SecretResult> results, IReadOnlyList<SecretRequest> requests) =>
        results.Select(static result => result?.Name).SequenceEqual(requests.Select(static request => request.Name), StringComparer.Ordinal);

    // A list of the store's own may run its code whenever it is looked at, so it is looked at once, within the call.
    private static async ValueTask<IReadOnlyList<SecretResult>> CopyAsync(ValueTask<IReadOnlyList<SecretResult>> answer)
    {
        List<SecretResult> copy = [];
        try
        {
            foreach (var result in await answer.ConfigureAwait(false) ?? [])
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

    // An answer that comes too late is wiped unread.
    private async Task DiscardAsync<TAnswer>(Task<TAnswer> answer, Action<TAnswer> discard)
    {
        try
        {
            discard(await answer.ConfigureAwait(false));
        }
        catch (Exception)
        {
            // It failed after all, and its caller has long been told so.
        }
        finally
        {
            _calls.Exit();
        }
    }
}
