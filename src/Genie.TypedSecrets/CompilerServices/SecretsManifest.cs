using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>What <c>schemas/secrets.json</c> says. Only generated code uses it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretsManifest
{
    private readonly string[] _environments;

    /// <summary>Describes a project's environments.</summary>
    /// <param name="project">The first part of every secret's name: <c>genie</c> in <c>genie-dev/api-keys</c>.</param>
    /// <param name="environments">The environments, in the manifest's order.</param>
    /// <param name="defaultEnvironment">The one a job runs in where nothing says otherwise.</param>
    /// <param name="environmentVariable">The environment variable that says otherwise.</param>
    public SecretsManifest(string project, string[] environments, string defaultEnvironment, string environmentVariable)
    {
        ArgumentException.ThrowIfNullOrEmpty(project);
        ArgumentNullException.ThrowIfNull(environments);
        ArgumentException.ThrowIfNullOrEmpty(defaultEnvironment);
        ArgumentException.ThrowIfNullOrEmpty(environmentVariable);
        Project = project;
        _environments = [.. environments];
        DefaultEnvironment = defaultEnvironment;
        EnvironmentVariable = environmentVariable;
    }

    /// <summary>The first part of every secret's name.</summary>
    public string Project { get; }

    /// <summary>The environments, in the manifest's order.</summary>
    public IReadOnlyList<string> Environments => _environments;

    /// <summary>The environment a job runs in where nothing says otherwise.</summary>
    public string DefaultEnvironment { get; }

    /// <summary>The environment variable that says otherwise.</summary>
    public string EnvironmentVariable { get; }
}
