using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

// What is known about a rotation, for callers whose value was rejected.
internal sealed partial class SecretEntry<T>
{
    // A rotation function that a Lambda runs has 15 minutes at most: an older pending version is one that a failed rotation left behind.
    private const long LongestRotation = 15 * 60_000;

    // How long one status serves all callers, in milliseconds.
    private const long StatusLifetime = 5_000;

    /// <summary>Gets whether a rotation of the secret is under way; null if the store does not know. Callers at the same time share one call.</summary>
    internal async Task<bool?> IsRotatingAsync(CancellationToken cancellationToken)
    {
        Task<SecretRotationStatus?> task;
        lock (_gate)
        {
            var now = _clock.Now;
            var occasional = Occasional_NeedsLock;
            if (occasional.Status is not { } status || now >= status.At + StatusLifetime)
            {
                occasional.Status = status = (now, Services.Fetcher.GetRotationStatusAsync(Name));
            }

            task = status.Task;
        }

        return await task.WaitAsync(cancellationToken).ConfigureAwait(false) switch
        {
            null => null,
            { PendingVersionId: null } => false,
            { PendingSince: { } since } => Settings.TimeProvider.GetUtcNow() - since < TimeSpan.FromMilliseconds(LongestRotation),
            _ => true,
        };
    }

    /// <summary>Returns whether a caller that was rejected with a version waited for another one in vain, a short time ago.</summary>
    internal bool WasRejectedInVain(string versionId)
    {
        lock (_gate)
        {
            return _occasional?.RejectedInVain is { } rejected && rejected.VersionId == versionId && _clock.Now < rejected.Until;
        }
    }

    /// <summary>Remembers that no other version came, so that the next caller that is rejected with this one does not wait.</summary>
    internal void RememberRejectedInVain(string versionId)
    {
        lock (_gate)
        {
            if (!WasRejectedInVain(versionId))
            {
                Occasional_NeedsLock.RejectedInVain = (versionId, _clock.Now + Settings.TimeToLive);
            }
        }
    }

    /// <summary>Reports that callers wait for a version other than a rejected one: once for each version.</summary>
    internal void ReportWaiting(string versionId)
    {
        lock (_gate)
        {
            if (Occasional_NeedsLock.WaitedFor == versionId)
            {
                return;
            }

            Occasional_NeedsLock.WaitedFor = versionId;
        }

        Services.Events.WaitingForNewVersion(Name, Services.Fetcher.StoreName);
    }
}
