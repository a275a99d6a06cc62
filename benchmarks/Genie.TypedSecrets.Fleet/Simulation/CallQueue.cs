namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>Calls of one kind, by the second in which they are made and by how often they failed before.</summary>
internal sealed class CallQueue
{
    // The pause is at its longest after six failures and grows no more.
    private const int Levels = 7;

    private readonly long[][] _due;
    private readonly Distribution[] _retries;
    private readonly Draws _draws;

    internal CallQueue(int seconds, Random random, Draws draws)
    {
        _due = [.. Enumerable.Range(0, Levels).Select(_ => new long[seconds])];
        _retries = [.. Enumerable.Range(0, Levels).Select(failures => Distribution.OfRetry(failures, random))];
        _draws = draws;
    }

    /// <summary>When calls come due that have not failed before.</summary>
    public long[] New => _due[0];

    /// <summary>Calls that failed and are to be tried again.</summary>
    public long Waiting { get; private set; }

    /// <summary>Calls made in a second.</summary>
    public long Due(int now) => _due.Sum(level => level[now]);

    /// <summary>Answers calls of a second, whichever they are, and puts the rest off to later seconds.</summary>
    /// <returns>How many were answered.</returns>
    public long Serve(int now, long capacity)
    {
        var due = Due(now);
        var served = Math.Min(due, Math.Max(0, capacity));
        var (restDue, restServed) = (due, served);
        for (var level = 0; level < Levels; level++)
        {
            var here = _due[level][now];
            var answered = restDue == 0 ? 0 : (long)((Int128)restServed * here / restDue);
            (restDue, restServed) = (restDue - here, restServed - answered);
            Waiting += level == 0 ? here - answered : -answered;
            if (here > answered)
            {
                _retries[level].Spread(here - answered, now, _due[Math.Min(level + 1, Levels - 1)], _draws);
            }
        }

        return served;
    }
}
