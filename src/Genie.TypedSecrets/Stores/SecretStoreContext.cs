namespace Genie.TypedSecrets.Stores;

/// <summary>What a store is created with: everything it takes from its surroundings, so that tests own it.</summary>
/// <remarks>Immutable and thread-safe as far as what it holds is.</remarks>
public sealed class SecretStoreContext
{
    /// <summary>The clock a store waits by and dates versions with; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Looks up an environment variable: null where it is not set. The process's own variables by default.</summary>
    public Func<string, string?> EnvironmentVariableReader { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>
    /// Gets the AWS regions that the manifest lists for the environment the process runs in, the primary first. The default is empty: the manifest
    /// lists none. Stores that are not in AWS ignore them.
    /// </summary>
    public IReadOnlyList<string> Regions { get; init; } = [];
}
