namespace Genie.TypedSecrets.Testing;

/// <summary>Provides the options of a <see cref="SecretsFixture"/>.</summary>
/// <remarks>Not thread-safe. Later changes have no effect on fixtures.</remarks>
public sealed class SecretsFixtureOptions
{
    /// <summary>Gets or sets the number that all fake values are derived from. The same seed gives the same values in every run and on every machine. The default is 0.</summary>
    public int Seed { get; set; }

    /// <summary>
    /// Gets the alternatives to use for fake values if a schema has alternatives (<c>oneOf</c>, <c>anyOf</c>). Name an alternative by the key that only it
    /// has, or by its value of the key that distinguishes the alternatives. By default, the first alternative is used.
    /// </summary>
    public ICollection<string> Alternatives { get; } = [];

    /// <summary>
    /// Gets the options of the client that the code under test reads through: its environment, its times, its <see cref="SecretsOptions.TimeProvider"/>.
    /// The store is always the fake one, and environment variables of the process are not read.
    /// </summary>
    public SecretsOptions Client { get; } = new();
}
