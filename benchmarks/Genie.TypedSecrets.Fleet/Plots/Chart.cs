namespace Genie.TypedSecrets.Fleet.Plots;

/// <summary>What a line chart shows.</summary>
/// <param name="Title">What is seen, in one line.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">The lines.</param>
/// <param name="Limits">Horizontal lines with a name, such as a quota.</param>
internal sealed record Chart(string Title, Axis X, Axis Y, IReadOnlyList<Series> Series, IReadOnlyList<Limit> Limits);

/// <summary>An axis from its first tick to its last.</summary>
/// <param name="Title">What it measures, with the unit.</param>
/// <param name="Ticks">Where it is labelled, ascending.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal ratios.</param>
internal sealed record Axis(string Title, IReadOnlyList<Tick> Ticks, bool IsLogarithmic = false)
{
    /// <summary>Where a value lies between the axis's ends, from 0 to 1; what lies beyond is drawn at the end.</summary>
    public double Position(double value)
    {
        var (from, to) = (Scale(Ticks[0].Value), Scale(Ticks[^1].Value));
        return Math.Clamp((Scale(value) - from) / (to - from), 0, 1);
    }

    private double Scale(double value) => IsLogarithmic ? Math.Log10(Math.Max(value, Ticks[0].Value)) : value;
}

/// <summary>A labelled place on an axis.</summary>
internal sealed record Tick(double Value, string Label);

/// <summary>A line.</summary>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A horizontal line.</summary>
internal sealed record Limit(string Name, double Value);
