namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>Seeded draws of whole numbers: how many of many do what each does with some probability.</summary>
internal sealed class Draws(Random random)
{
    // Where the normal distribution is as good as the binomial one.
    private const double Many = 30;

    /// <summary>How many of <paramref name="count"/> do it, each with the probability <paramref name="p"/>.</summary>
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

    // Jumps from one that does it to the next.
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
