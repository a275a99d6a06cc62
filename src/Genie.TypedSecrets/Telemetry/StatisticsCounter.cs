namespace Genie.TypedSecrets.Telemetry;

/// <summary>Counts for <see cref="SecretsStatistics"/>. Thread-safe.</summary>
internal sealed class StatisticsCounter
{
    private long _calls;
    private long _fetched;
    private long _failed;
    private long _versionChanges;
    private long _ticks;

    internal void Call(TimeSpan duration)
    {
        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _ticks, duration.Ticks);
    }

    internal void Fetched(bool isSuccess, bool isNewVersion)
    {
        Interlocked.Increment(ref isSuccess ? ref _fetched : ref _failed);
        if (isNewVersion)
        {
            Interlocked.Increment(ref _versionChanges);
        }
    }

    internal SecretsStatistics Snapshot() => new()
    {
        StoreCalls = Interlocked.Read(ref _calls),
        SecretsFetched = Interlocked.Read(ref _fetched),
        FailedFetches = Interlocked.Read(ref _failed),
        VersionChanges = Interlocked.Read(ref _versionChanges),
        TimeInStore = TimeSpan.FromTicks(Interlocked.Read(ref _ticks)),
    };
}
