using System.Runtime.ExceptionServices;
using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Rotation;

/// <summary>One use of a secret that outlives its rotation: where the value is refused, the use is tried again as soon as another version is there.</summary>
internal sealed class RotationRetry<T>(SecretEntry<T> entry, SecretUseOptions options, CancellationToken cancellationToken)
    where T : class
{
    private readonly CacheSettings _settings = entry.Settings;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private string? _triedPrevious;
    private long? _giveUpAt;

    internal async Task<TResult> RunAsync<TResult>(Func<T, CancellationToken, Task<TResult>> use)
    {
        var current = await entry.GetVersionedAsync(cancellationToken).ConfigureAwait(false);
        var used = current;
        while (true)
        {
            ExceptionDispatchInfo refusal;
            try
            {
                return await use(used.Value, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && options.IsAuthenticationFailure(e))
            {
                refusal = ExceptionDispatchInfo.Capture(e);
            }

            _refused.Add(used.VersionId);
            var refusedAt = _settings.Clock.Now;
            _giveUpAt ??= refusedAt + (long)options.Deadline.TotalMilliseconds;
            var (next, isPrevious) = await FindAsync(current.VersionId, refusedAt).ConfigureAwait(false);
            if (next is null)
            {
                refusal.Throw();
            }

            used = next!;
            current = isPrevious ? current : used;
        }
    }

    private async Task<(Versioned<T>? Version, bool IsPrevious)> FindAsync(string refused, long refusedAt)
    {
        while (true)
        {
            var step = entry.RequestNewer(_refused, (long)options.PollInterval.TotalMilliseconds);
            var found = step.Newer ?? await AwaitFlightAsync(step.Flight).ConfigureAwait(false);
            if (found is not null && !_refused.Contains(found.VersionId))
            {
                return (found, IsPrevious: false);
            }

            // What was under way before the refusal may not know yet what the refusal came of: it is no look.
            if (step.Flight?.IsFromStoreSince(refusedAt) == false)
            {
                continue;
            }

            if (await FindPreviousAsync(refused).ConfigureAwait(false) is { } previous)
            {
                return (previous, IsPrevious: true);
            }

            await PauseAsync(step).ConfigureAwait(false);
            if (_settings.Clock.Now >= _giveUpAt)
            {
                return default;
            }
        }
    }

    // What passes by itself is waited out; what does not is the caller's to know.
    private async Task<Versioned<T>?> AwaitFlightAsync(Flight<T>? flight)
    {
        if (flight is null)
        {
            return null;
        }

        var outcome = await flight.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.Error is { } error && FetchFailure.KeepsLastKnownGoodValue(error) ? null : outcome.GetOrThrow();
    }

    // Once for each version that was refused: who was refused with the previous one too, waits for the next.
    private async Task<Versioned<T>?> FindPreviousAsync(string refused)
    {
        if (!options.FallBackToPrevious || _triedPrevious == refused)
        {
            return null;
        }

        _triedPrevious = refused;
        var outcome = await entry.GetPrevious(refused).Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.Value is { } version && !_refused.Contains(version.VersionId) ? version : null;
    }

    // After a flight there is none: the schedule is asked first when the next look is due.
    private Task PauseAsync(PollStep<T> step)
    {
        var pause = Math.Min(step.NotBefore, _giveUpAt!.Value) - _settings.Clock.Now;
        return step.Flight is null && pause > 0
            ? Task.Delay(TimeSpan.FromMilliseconds(pause), _settings.TimeProvider, cancellationToken)
            : Task.CompletedTask;
    }
}
