using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Caching;

// What most secrets never need. A process may cache thousands of secrets, so an entry has it only once it was needed.
internal sealed partial class SecretEntry<T>
{
    private OccasionalState Occasional_NeedsLock => _occasional ??= new();

    /// <summary>Identifies the entry of a version other than the current one.</summary>
    /// <param name="Owner">The entry of the secret.</param>
    /// <param name="Version">The version.</param>
    internal sealed record VersionOf(SecretEntry<T> Owner, SecretVersionStage Version);

    // All of it is protected by the entry's lock.
    private sealed class OccasionalState
    {
        internal ChangeSubscription<T>[] Subscriptions { get; set; } = [];

        internal List<SecretEntry<T>> Versions { get; } = [];

        internal bool HasIdleVersionsOnly => Versions.TrueForAll(static entry => entry.IsIdle);

        internal PollSchedule? Polling { get; set; }

        /// <summary>Gets or sets the last rotation status, or the call for it, and when it was made.</summary>
        internal (long At, Task<SecretRotationStatus?> Task)? Status { get; set; }

        /// <summary>Gets or sets the version for which a caller waited for another one in vain, and until when that counts.</summary>
        internal (string VersionId, long Until)? RejectedInVain { get; set; }

        /// <summary>Gets or sets the version for which it was reported that callers wait for another one.</summary>
        internal string? WaitedFor { get; set; }

        /// <summary>Gets or sets the end of the last outage, and the moment to which the refresh that came due in it is put off.</summary>
        internal (long RecoveredAt, long Until) Spread { get; set; } = (long.MinValue, long.MinValue);

        internal ChangeSubscription<T>[] TakeSubscriptions()
        {
            var subscriptions = Subscriptions;
            Subscriptions = [];
            return subscriptions;
        }

        /// <summary>Drops what was known about the version that was current.</summary>
        internal void ForgetVersion()
        {
            // A rotation moves the staging labels.
            Versions.Clear();
            (Status, RejectedInVain) = (null, null);
        }

        internal void Forget()
        {
            ForgetVersion();
            Polling = null;
        }
    }
}
