namespace Genie.TypedSecrets.Fleet.Plots;

/// <summary>Represents a line chart.</summary>
/// <param name="Title">The title, in one line.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">The lines.</param>
/// <param name="Limits">Horizontal lines with a name, such as a quota.</param>
internal sealed record Chart(string Title, Axis X, Axis Y, IReadOnlyList<Series> Series, IReadOnlyList<Limit> Limits);

/// <summary>Represents an axis from its first tick to its last.</summary>
/// <param name="Title">The measured quantity, with its unit.</param>
/// <param name="Ticks">The labeled places, in ascending order.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal ratios.</param>
internal sealed record Axis(string Title, IReadOnlyList<Tick> Ticks, bool IsLogarithmic = false)
{
    /// <summary>Returns the position of a value on the axis, from 0 to 1. Values beyond an end are drawn at that end.</summary>
    public double Position(double value)
    {
        var (from, to) = (Scale(Ticks[0].Value), Scale(Ticks[^1].Value));
        return Math.Clamp((Scale(value) - from) / (to - from), 0, 1);
    }

    private double Scale(double value) => IsLogarithmic ? Math.Log10(Math.Max(value, Ticks[0].Value)) : value;
}

/// <summary>Represents a labeled place on an axis.</summary>
internal sealed record Tick(double Value, string Label);

/// <summary>Represents a line.</summary>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>Represents a horizontal line.</summary>
internal sealed record Limit(string Name, double Value);
