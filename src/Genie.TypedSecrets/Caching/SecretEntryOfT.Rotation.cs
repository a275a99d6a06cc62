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

    /// <summary>Gets whether a version other than the rejected ones is to be expected. Callers at the same time share a call to the store.</summary>
    /// <param name="rejected">The versions that were rejected.</param>
    /// <param name="rejectedAt">The time of the last rejection. An older status does not rule out a rotation that has begun since.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    internal async Task<RotationOutlook> GetOutlookAsync(IReadOnlySet<string> rejected, long rejectedAt, CancellationToken cancellationToken)
    {
        var outlook = Judge(await StatusSince(_clock.Now - StatusLifetime).WaitAsync(cancellationToken).ConfigureAwait(false), rejected);
        return outlook is RotationOutlook.Expected or RotationOutlook.Unknown
            ? outlook
            : Judge(await StatusSince(rejectedAt).WaitAsync(cancellationToken).ConfigureAwait(false), rejected);
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
    /// <param name="versionId">The rejected version.</param>
    /// <param name="isKnown">Whether the store has said so: then it is asked again soon, because a rotation may begin at any time.</param>
    internal void RememberRejectedInVain(string versionId, bool isKnown)
    {
        lock (_gate)
        {
            if (!WasRejectedInVain(versionId))
            {
                Occasional_NeedsLock.RejectedInVain = (versionId, _clock.Now + (isKnown ? Math.Min(StatusLifetime, Settings.TimeToLive) : Settings.TimeToLive));
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

    private Task<SecretRotationStatus?> StatusSince(long moment)
    {
        lock (_gate)
        {
            var occasional = Occasional_NeedsLock;
            if (occasional.Status is not { } status || status.At < moment)
            {
                occasional.Status = status = (_clock.Now, Services.Fetcher.GetRotationStatusAsync(Name));
            }

            return status.Task;
        }
    }

    private RotationOutlook Judge(SecretRotationStatus? status, IReadOnlySet<string> rejected) => status switch
    {
        null => RotationOutlook.Unknown,
        { CurrentVersionId: { } current } when !rejected.Contains(current) => RotationOutlook.Expected,
        { PendingVersionId: { } pending } when !rejected.Contains(pending) && !IsAbandoned(status) => RotationOutlook.Expected,
        { CurrentVersionId: null } => RotationOutlook.NotKnownSince,
        _ => RotationOutlook.NotExpected,
    };

    private bool IsAbandoned(SecretRotationStatus status) =>
        status.PendingSince is { } since && Settings.TimeProvider.GetUtcNow() - since >= TimeSpan.FromMilliseconds(LongestRotation);
}
