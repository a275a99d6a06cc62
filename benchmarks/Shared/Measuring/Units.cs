using System.Globalization;

namespace Genie.TypedSecrets.Benchmarks.Shared;

/// <summary>Formats measured figures.</summary>
internal static class Units
{
    /// <summary>A time in the unit that suits it.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1_000 => Number(nanoseconds) + " ns",
        < 1_000_000 => Number(nanoseconds / 1_000) + " µs",
        _ => Number(nanoseconds / 1_000_000) + " ms",
    };

    /// <summary>Formats the ratio of two figures.</summary>
    public static string Ratio(double ratio) => Number(ratio) + "x";

    /// <summary>Bytes.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => bytes.ToString("N0", CultureInfo.InvariantCulture) + " B",
        < 10_000_000 => Number(bytes / 1024.0) + " KiB",
        _ => Number(bytes / 1024.0 / 1024) + " MiB",
    };

    /// <summary>A number, to what a shared machine lets one know of it.</summary>
    public static string Number(double value) => value switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>Whether a target was met, and the figure beside it.</summary>
    public static string Verdict(bool isMet) => isMet ? "met" : "**missed**";
}
