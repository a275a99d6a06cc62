namespace Genie.TypedSecrets.Caching;

/// <summary>Spreads over time what many processes would otherwise do at the same moment.</summary>
/// <remarks>Thread-safe, though <see cref="Random"/> is not.</remarks>
internal sealed class Jitter(Random random)
{
    private readonly object _gate = new();

    /// <summary>Shortens a time to live by a random part of at most <paramref name="ratio"/>. It never gets longer.</summary>
    internal long Shorten(long milliseconds, double ratio) => milliseconds - (long)(milliseconds * ratio * Next());

    /// <summary>Draws a time from 0 to <paramref name="milliseconds"/> (full jitter).</summary>
    internal long UpTo(long milliseconds) => (long)(milliseconds * Next());

    private double Next()
    {
        lock (_gate)
        {
            return random.NextDouble();
        }
    }
}
