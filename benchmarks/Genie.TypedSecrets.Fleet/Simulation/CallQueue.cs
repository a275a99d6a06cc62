using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>Holds calls of one kind, by the second in which they are made and by the number of failures before.</summary>
internal sealed class CallQueue
{
    // The pause reaches its maximum after six failures.
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

    /// <summary>Gets the calls that have not failed before, by the second in which they are due.</summary>
    public long[] New => _due[0];

    /// <summary>Gets the number of failed calls that wait for a retry.</summary>
    public long Waiting { get; private set; }

    /// <summary>Returns the number of calls in a second.</summary>
    public long Due(int now) => _due.Sum(level => level[now]);

    /// <summary>Serves calls of a second, in any order, and moves the others to later seconds.</summary>
    /// <returns>The number of served calls.</returns>
    public long Serve(int now, long capacity)
    {
        var due = Due(now);
        var served = Math.Min(due, Math.Max(0, capacity));
        var (restDue, restServed) = (due, served);
        for (var level = 0; level < Levels; level++)
        {
            var here = _due[level][now];
            var servedHere = restDue == 0 ? 0 : (long)((Int128)restServed * here / restDue);
            (restDue, restServed) = (restDue - here, restServed - servedHere);
            Waiting += level == 0 ? here - servedHere : -servedHere;
            if (here > servedHere)
            {
                _retries[level].Spread(here - servedHere, now, _due[Math.Min(level + 1, Levels - 1)], _draws);
            }
        }

        return served;
    }
}
