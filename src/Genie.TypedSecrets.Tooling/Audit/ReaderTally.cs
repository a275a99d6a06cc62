namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Counts the reads of one secret by one principal.</summary>
internal sealed class ReaderTally(SecretRead first)
{
    // Tasks and functions have a session each, so there may be millions.
    private const int MaxCountedSessions = 1000;

    private const int MaxNamedSessions = 20;

    private readonly SortedSet<string> _regions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sessions = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _namedSessions = new(StringComparer.Ordinal);
    private long _reads;
    private long _batchReads;
    private long _failed;
    private DateTimeOffset _first = first.Time;
    private DateTimeOffset _last = first.Time;

    internal long Reads => _reads;

    internal long Denied { get; private set; }

    internal void Add(SecretRead read)
    {
        switch (read.Outcome)
        {
            case ReadOutcome.Succeeded:
                _reads++;
                _batchReads += read.IsBatch ? 1 : 0;
                break;
            case ReadOutcome.Denied:
                Denied++;
                break;
            default:
                _failed++;
                break;
        }

        _first = read.Time < _first ? read.Time : _first;
        _last = read.Time > _last ? read.Time : _last;
        if (read.Region is not null)
        {
            _regions.Add(read.Region);
        }

        if (read.Principal.Session is { } session && _sessions.Count < MaxCountedSessions && _sessions.Add(session))
        {
            // The names do not depend on the order of the files.
            _namedSessions.Add(session);
            if (_namedSessions.Count > MaxNamedSessions)
            {
                _namedSessions.Remove(_namedSessions.Max!);
            }
        }
    }

    /// <summary>Removes a read that was counted for a batch, because the secret could not be read.</summary>
    internal void RemoveFromBatch()
    {
        _reads--;
        _batchReads--;
    }

    internal SecretReader ToReader(string secret, Principal principal, IReadOnlyList<string> jobs, ReadExpectation expectation) => new(
        secret, principal.Name, principal.Kind, jobs, expectation, _reads, _batchReads, Denied, _failed, _first, _last, [.. _regions], [.. _namedSessions], _sessions.Count);
}
