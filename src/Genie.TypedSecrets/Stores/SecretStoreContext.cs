namespace Genie.TypedSecrets.Stores;

/// <summary>Provides a store with the clock and the environment variables of the process, so that tests can replace them.</summary>
/// <remarks>Immutable, and thread-safe when its members are.</remarks>
public sealed class SecretStoreContext
{
    /// <summary>Gets the clock that a store uses for waiting and for the dates of versions. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the function that reads an environment variable; it returns <see langword="null"/> when the variable is not set. The default reads the variables of the process.</summary>
    public Func<string, string?> EnvironmentVariableReader { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>
    /// Gets the function that lists the names of the environment variables, for messages about a variable that is not set. The default lists the
    /// variables of the process; only names that <see cref="EnvironmentVariableReader"/> knows are shown.
    /// </summary>
    public Func<IEnumerable<string>> EnvironmentVariableNames { get; init; } = static () => Environment.GetEnvironmentVariables().Keys.OfType<string>();

    /// <summary>
    /// Gets the AWS regions that the manifest lists for the environment the process runs in, the primary first. The default is empty: the manifest
    /// lists none. Stores that are not in AWS ignore them.
    /// </summary>
    public IReadOnlyList<string> Regions { get; init; } = [];
}
