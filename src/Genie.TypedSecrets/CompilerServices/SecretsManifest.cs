using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Represents the manifest, <c>schemas/secrets.json</c>. Only generated code uses it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretsManifest
{
    private readonly string[] _environments;
    private readonly string[][]? _regions;

    /// <summary>Creates the manifest of a project.</summary>
    /// <param name="project">The first part of every secret's name: <c>genie</c> in <c>genie-dev/api-keys</c>.</param>
    /// <param name="environments">The environments, in the manifest's order.</param>
    /// <param name="defaultEnvironment">The environment of a process for which no other is selected.</param>
    /// <param name="environmentVariable">The environment variable that selects the environment.</param>
    /// <param name="regions">The AWS regions of each environment, the primary first, in the order of the environments. Null if the manifest lists none.</param>
    public SecretsManifest(string project, string[] environments, string defaultEnvironment, string environmentVariable, string[][]? regions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(project);
        ArgumentNullException.ThrowIfNull(environments);
        ArgumentException.ThrowIfNullOrEmpty(defaultEnvironment);
        ArgumentException.ThrowIfNullOrEmpty(environmentVariable);
        Project = project;
        _environments = [.. environments];
        DefaultEnvironment = defaultEnvironment;
        EnvironmentVariable = environmentVariable;
        _regions = regions;
    }

    /// <summary>The first part of every secret's name.</summary>
    public string Project { get; }

    /// <summary>The environments, in the manifest's order.</summary>
    public IReadOnlyList<string> Environments => _environments;

    /// <summary>The environment a job runs in where nothing says otherwise.</summary>
    public string DefaultEnvironment { get; }

    /// <summary>The environment variable that says otherwise.</summary>
    public string EnvironmentVariable { get; }

    /// <summary>Gets the AWS regions of an environment, the primary first.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <returns>The regions. Empty if the manifest lists none for the environment or does not contain it.</returns>
    public IReadOnlyList<string> GetRegions(string environment)
    {
        var index = Array.IndexOf(_environments, environment);
        return index >= 0 && index < _regions?.Length ? _regions[index] : [];
    }
}
