namespace Genie.TypedSecrets.Caching;

/// <summary>Spreads out in time what many processes would otherwise do in the same moment.</summary>
/// <remarks>Thread-safe, though <see cref="Random"/> is not.</remarks>
internal sealed class Jitter(Random random)
{
    private readonly object _gate = new();

    /// <summary>The time to live, shortened by a random part of at most <paramref name="ratio"/> of it. Never longer: it is a promise.</summary>
    internal long Shorten(long milliseconds, double ratio) => milliseconds - (long)(milliseconds * ratio * Next());

    /// <summary>"Full jitter": anything from nothing to <paramref name="milliseconds"/>.</summary>
    internal long UpTo(long milliseconds) => (long)(milliseconds * Next());

    private double Next()
    {
        lock (_gate)
        {
            return random.NextDouble();
        }
    }
}
