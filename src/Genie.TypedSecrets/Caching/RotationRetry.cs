using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Caching;

/// <summary>Runs one use of a secret that survives a rotation: if the value is rejected, the use runs again as soon as there is another version.</summary>
internal sealed class RotationRetry<T>(SecretEntry<T> entry, SecretUseOptions options, CancellationToken cancellationToken)
    where T : class
{
    private static readonly FrozenSet<string> s_none = FrozenSet<string>.Empty;

    private readonly CacheSettings _settings = entry.Services.Settings;
    private HashSet<string>? _rejected;
    private string? _triedPrevious;
    private long? _firstRejectedAt;

    internal async Task<TResult> RunAsync<TResult>(Func<T, CancellationToken, Task<TResult>> use)
    {
        Attempt attempt = new(await entry.GetVersionedAsync(cancellationToken).ConfigureAwait(false));
        while (true)
        {
            ExceptionDispatchInfo rejection;
            try
            {
                return await use(attempt.Used.Value, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (IsRejection(e))
            {
                rejection = ExceptionDispatchInfo.Capture(e);
            }

            attempt = await FindNextAsync(attempt, rejection).ConfigureAwait(false);
        }
    }

    /// <summary>Does the same on the calling thread, which waits for what <see cref="RunAsync"/> awaits.</summary>
    internal TResult Run<TResult>(Func<T, CancellationToken, TResult> use)
    {
        Attempt attempt = new(entry.GetVersioned());
        while (true)
        {
            ExceptionDispatchInfo rejection;
            try
            {
                return use(attempt.Used.Value, cancellationToken);
            }
            catch (Exception e) when (IsRejection(e))
            {
                rejection = ExceptionDispatchInfo.Capture(e);
            }

            attempt = SyncWait.For(FindNextAsync(attempt, rejection));
        }
    }

    [DoesNotReturn]
    private static void Throw(ExceptionDispatchInfo rejection) => rejection.Throw();

    private IReadOnlySet<string> Rejected => _rejected ?? (IReadOnlySet<string>)s_none;

    private bool IsRejection(Exception exception) => !cancellationToken.IsCancellationRequested && options.IsAuthenticationFailure(exception);

    // Finds the version for the next attempt. If there is none, the exception of this attempt is thrown.
    private async Task<Attempt> FindNextAsync(Attempt attempt, ExceptionDispatchInfo rejection)
    {
        (_rejected ??= new(StringComparer.Ordinal)).Add(attempt.Used.VersionId);
        if (!options.CanRepeat(rejection.SourceException))
        {
            RequestNewerForOthers();
            Throw(rejection);
        }

        var rejectedAt = _settings.Clock.Now;
        _firstRejectedAt ??= rejectedAt;
        var (next, isPrevious) = await FindAsync(attempt.Current.VersionId, rejectedAt).ConfigureAwait(false);
        if (next is null)
        {
            Throw(rejection);
        }

        return isPrevious ? attempt with { Used = next } : new(next);
    }

    // This use cannot be repeated, but others that follow should not be rejected too.
    private void RequestNewerForOthers()
    {
        try
        {
            entry.RequestNewer(Rejected, (long)options.PollInterval.TotalMilliseconds);
        }
        catch (SecretsException)
        {
            // The caller gets the rejection; the next reader gets this error.
        }
    }

    private async Task<(Versioned<T>? Version, bool IsPrevious)> FindAsync(string rejected, long rejectedAt)
    {
        Search? search = null;
        while (true)
        {
            var step = entry.RequestNewer(Rejected, (long)options.PollInterval.TotalMilliseconds);
            var found = step.Newer ?? await WaitAsync(step.Flight).ConfigureAwait(false);
            if (found is not null && !Rejected.Contains(found.VersionId))
            {
                return (found, IsPrevious: false);
            }

            // A fetch that began before the rejection may have read the store before the new version existed, so it does not count.
            if (step.Flight?.IsFromStoreSince(search?.LastFetchAt ?? rejectedAt) == false)
            {
                continue;
            }

            if (await FindPreviousAsync(rejected).ConfigureAwait(false) is { } previous)
            {
                return (previous, IsPrevious: true);
            }

            if (search is null)
            {
                search = await BeginSearchAsync(rejected, rejectedAt).ConfigureAwait(false);
            }
            else if (search.LastFetchAt is not null && (step.Flight is not null || entry.WasRejectedInVain(rejected)))
            {
                search = search with { GiveUpAt = _settings.Clock.Now };
            }

            await PauseAsync(step, search.GiveUpAt).ConfigureAwait(false);
            if (_settings.Clock.Now >= search.GiveUpAt)
            {
                entry.RememberRejectedInVain(rejected, search.IsNoneExpected);
                return default;
            }
        }
    }

    // Whether and for how long to search depends on whether another version is to be expected.
    private async Task<Search> BeginSearchAsync(string rejected, long rejectedAt)
    {
        var first = _firstRejectedAt ?? rejectedAt;
        if (entry.WasRejectedInVain(rejected) || options.Deadline == TimeSpan.Zero)
        {
            return new(first);
        }

        switch (await entry.GetOutlookAsync(Rejected, rejectedAt, cancellationToken).ConfigureAwait(false))
        {
            case RotationOutlook.NotExpected:
                return new(first) { IsNoneExpected = true };
            case RotationOutlook.NotKnownSince:
                return new(first + (long)options.DeadlineIfUnknown.TotalMilliseconds) { IsNoneExpected = true, LastFetchAt = _settings.Clock.Now + 1 };
            case RotationOutlook.Expected:
                entry.ReportWaiting(rejected);
                return new(first + (long)options.Deadline.TotalMilliseconds);
            default:
                entry.ReportWaiting(rejected);
                return new(first + (long)options.DeadlineIfUnknown.TotalMilliseconds);
        }
    }

    // After a transient failure the wait continues; the caller gets any other failure.
    private async Task<Versioned<T>?> WaitAsync(Flight<T>? flight)
    {
        if (flight is null)
        {
            return null;
        }

        var result = await flight.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return result.Error is { KeepsLastKnownGoodValue: true } ? null : result.GetOrThrow();
    }

    // Once for each rejected version: a caller that was also rejected with the previous version waits for the next one.
    private async Task<Versioned<T>?> FindPreviousAsync(string rejected)
    {
        if (!options.FallBackToPrevious || _triedPrevious == rejected)
        {
            return null;
        }

        _triedPrevious = rejected;
        try
        {
            var version = await entry.GetVersionAsync(SecretVersionStage.Previous, cancellationToken).ConfigureAwait(false);
            return Rejected.Contains(version.VersionId) ? null : version;
        }
        catch (SecretsException)
        {
            return null;
        }
    }

    // No pause follows a flight: the schedule knows when the next fetch is due.
    private Task PauseAsync(PollStep<T> step, long giveUpAt)
    {
        var pause = Math.Min(step.NotBefore, giveUpAt) - _settings.Clock.Now;
        return step.Flight is null && pause > 0
            ? Task.Delay(TimeSpan.FromMilliseconds(pause), _settings.TimeProvider, cancellationToken)
            : Task.CompletedTask;
    }

    /// <summary>Represents one run of the use: with which version, and which version was current then.</summary>
    private sealed record Attempt(Versioned<T> Used, Versioned<T> Current)
    {
        internal Attempt(Versioned<T> used)
            : this(used, used)
        {
        }
    }

    /// <summary>Represents the search for a version other than those that were rejected.</summary>
    /// <param name="GiveUpAt">The time at which it ends, by the cache's clock.</param>
    private sealed record Search(long GiveUpAt)
    {
        /// <summary>Gets whether the store has said that no rotation is in progress.</summary>
        internal bool IsNoneExpected { get; init; }

        /// <summary>Gets the time at or after which the store has to be asked a last time; null if it need not.</summary>
        internal long? LastFetchAt { get; init; }
    }
}
