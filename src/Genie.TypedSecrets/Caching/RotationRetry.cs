using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Caching;

/// <summary>Runs one use of a secret that survives a rotation: if the value is refused, the use runs again as soon as there is another version.</summary>
internal sealed class RotationRetry<T>(SecretEntry<T> entry, SecretUseOptions options, CancellationToken cancellationToken)
    where T : class
{
    private readonly CacheSettings _settings = entry.Services.Settings;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private string? _triedPrevious;
    private long? _firstRefusedAt;
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
            _firstRefusedAt ??= refusedAt;
            var (next, isPrevious) = await FindAsync(current.VersionId, refusedAt).ConfigureAwait(false);
            if (next is null)
            {
                Throw(refusal);
            }

            used = next;
            current = isPrevious ? current : used;
        }
    }

    [DoesNotReturn]
    private static void Throw(ExceptionDispatchInfo refusal) => refusal.Throw();

    private async Task<(Versioned<T>? Version, bool IsPrevious)> FindAsync(string refused, long refusedAt)
    {
        while (true)
        {
            var step = entry.RequestNewer(_refused, (long)options.PollInterval.TotalMilliseconds);
            var found = step.Newer ?? await WaitAsync(step.Flight).ConfigureAwait(false);
            if (found is not null && !_refused.Contains(found.VersionId))
            {
                return (found, IsPrevious: false);
            }

            // A fetch that was under way before the refusal may have missed what the refusal is about: it does not count.
            if (step.Flight?.IsFromStoreSince(refusedAt) == false)
            {
                continue;
            }

            if (await FindPreviousAsync(refused).ConfigureAwait(false) is { } previous)
            {
                return (previous, IsPrevious: true);
            }

            _giveUpAt ??= await DecideDeadlineAsync(refused, refusedAt).ConfigureAwait(false);
            await PauseAsync(step, _giveUpAt.Value).ConfigureAwait(false);
            if (_settings.Clock.Now >= _giveUpAt)
            {
                entry.RememberRefusedInVain(refused);
                return default;
            }
        }
    }

    // The store has been asked once. Whether to wait for another version depends on whether one is to be expected.
    private async Task<long> DecideDeadlineAsync(string refused, long refusedAt)
    {
        var first = _firstRefusedAt ?? refusedAt;
        if (entry.WasRefusedInVain(refused) || options.Deadline == TimeSpan.Zero)
        {
            return first;
        }

        var isRotating = await entry.IsRotatingAsync(cancellationToken).ConfigureAwait(false);
        if (isRotating == false)
        {
            return first;
        }

        entry.ReportWaiting(refused);
        var deadline = isRotating == true ? options.Deadline : options.DeadlineIfUnknown;
        return first + (long)deadline.TotalMilliseconds;
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

    // Once for each refused version: a caller that was refused with the previous version too waits for the next one.
    private async Task<Versioned<T>?> FindPreviousAsync(string refused)
    {
        if (!options.FallBackToPrevious || _triedPrevious == refused)
        {
            return null;
        }

        _triedPrevious = refused;
        try
        {
            var version = await entry.GetVersionAsync(SecretVersionStage.Previous, cancellationToken).ConfigureAwait(false);
            return _refused.Contains(version.VersionId) ? null : version;
        }
        catch (SecretsException)
        {
            return null;
        }
    }

    // After a flight there is no pause: the schedule knows when the next fetch is due.
    private Task PauseAsync(PollStep<T> step, long giveUpAt)
    {
        var pause = Math.Min(step.NotBefore, giveUpAt) - _settings.Clock.Now;
        return step.Flight is null && pause > 0
            ? Task.Delay(TimeSpan.FromMilliseconds(pause), _settings.TimeProvider, cancellationToken)
            : Task.CompletedTask;
    }
}
