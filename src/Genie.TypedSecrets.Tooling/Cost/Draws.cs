namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>Draws from binomial distributions, with a seed.</summary>
internal sealed class Draws(Random random)
{
    // From here on, the normal distribution is a good approximation of the binomial one.
    private const double Many = 30;

    /// <summary>Draws the number of successes in <paramref name="count"/> trials with the probability <paramref name="p"/>.</summary>
    public long Binomial(long count, double p)
    {
        if (count <= 0 || p <= 0)
        {
            return 0;
        }

        if (p >= 1)
        {
            return count;
        }

        if (p > 0.5)
        {
            return count - Binomial(count, 1 - p);
        }

        return count * p < Many ? Few(count, p) : Normal(count, p);
    }

    // Jumps from one success to the next.
    private long Few(long count, double p)
    {
        var found = 0L;
        for (var at = Jump(p); at <= count; at += Jump(p))
        {
            found++;
        }

        return found;
    }

    private double Jump(double p) => Math.Floor(Math.Log(1 - random.NextDouble()) / Math.Log(1 - p)) + 1;

    private long Normal(long count, double p)
    {
        var gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var drawn = Math.Round((count * p) + (gauss * Math.Sqrt(count * p * (1 - p))));
        return (long)Math.Clamp(drawn, 0, count);
    }
}
