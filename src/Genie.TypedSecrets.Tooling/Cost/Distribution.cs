using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>Represents the distribution of the time, in seconds, that the runtime draws at random before something is due.</summary>
/// <remarks>
/// The probabilities come from the runtime itself, which is called with evenly spaced quantiles as its random numbers. So a change of the
/// runtime's rule changes the simulation.
/// </remarks>
internal sealed class Distribution
{
    private const int Quantiles = 100_000;

    private readonly double[] _probabilities;
    private readonly int _first;
    private readonly Func<long> _draw;

    private Distribution(Func<Random, Func<long>> rule, Random random)
    {
        _draw = rule(random);
        QuantileRandom quantile = new();
        var ruler = rule(quantile);
        Dictionary<int, int> counts = [];
        for (var i = 0; i < Quantiles; i++)
        {
            quantile.Value = (i + 0.5) / Quantiles;
            var seconds = Seconds(ruler());
            counts[seconds] = counts.GetValueOrDefault(seconds) + 1;
        }

        _first = counts.Keys.Min();
        _probabilities = new double[counts.Keys.Max() - _first + 1];
        foreach (var (seconds, count) in counts)
        {
            _probabilities[seconds - _first] = (double)count / Quantiles;
        }
    }

    /// <summary>Gets the longest time.</summary>
    public int Longest => _first + _probabilities.Length - 1;

    /// <summary>Gets the mean.</summary>
    public double Mean => _probabilities.Select((p, i) => p * (_first + i)).Sum();

    /// <summary>Creates the distribution of the time from a fetch to the next refresh.</summary>
    public static Distribution OfRefresh(FleetPlan plan, Random random) => new(source => plan.ToSettings(source).DrawRefreshAge, random);

    /// <summary>Creates the distribution of the time from a failed fetch to the next one, after a number of failures before it.</summary>
    public static Distribution OfRetry(int failures, Random random) =>
        new(
            source =>
            {
                Jitter jitter = new(source);
                return () => RetryBackoff.Draw(failures, jitter);
            },
            random);

    /// <summary>Spreads a number of calls over the seconds in which they are due: <paramref name="due"/>[<paramref name="now"/> + …].</summary>
    public void Spread(long count, int now, long[] due, Draws draws)
    {
        if (count <= _probabilities.Length)
        {
            for (; count > 0; count--)
            {
                Add(due, now + Seconds(_draw()), 1);
            }

            return;
        }

        var rest = 1.0;
        for (var i = 0; i < _probabilities.Length && count > 0; i++)
        {
            var here = i == _probabilities.Length - 1 ? count : draws.Binomial(count, _probabilities[i] / rest);
            Add(due, now + _first + i, here);
            count -= here;
            rest -= _probabilities[i];
        }
    }

    // Calls beyond the end of the day are dropped.
    private static void Add(long[] due, int second, long count)
    {
        if (second < due.Length)
        {
            due[second] += count;
        }
    }

    // To the nearest second, so that on average no value is refreshed too early or too late.
    private static int Seconds(long milliseconds) => (int)Math.Max(1, (milliseconds + 500) / 1000);

    private sealed class QuantileRandom : Random
    {
        public double Value { get; set; }

        public override double NextDouble() => Value;
    }
}
