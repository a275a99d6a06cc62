namespace Genie.TypedSecrets.Tests.Support;

/// <summary>Randomness that always says the same.</summary>
internal sealed class FixedRandom(double value) : Random
{
    public override double NextDouble() => value;
}
