using System.Globalization;

namespace Genie.TypedSecrets.Benchmarks.Shared;

/// <summary>Represents a figure that does not depend on the machine's load, so that a test can hold it to a limit.</summary>
/// <param name="Name">The name of the count.</param>
/// <param name="Value">The count.</param>
internal sealed record Figure(string Name, double Value)
{
    /// <summary>Returns the line that the test reads: the value, a tab and the name.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.#}\t{Name}");
}
