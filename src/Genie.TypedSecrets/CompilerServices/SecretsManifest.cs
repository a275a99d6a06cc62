using System.ComponentModel;
using Genie.TypedSecrets.Names;

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

    /// <summary>Gets the project: the first part of every secret's name, unless <see cref="SecretName"/> says otherwise.</summary>
    public string Project { get; }

    /// <summary>Gets the environments, in the manifest's order.</summary>
    public IReadOnlyList<string> Environments => _environments;

    /// <summary>Gets the environment of a process for which no other is selected.</summary>
    public string DefaultEnvironment { get; }

    /// <summary>Gets the environment variable that selects the environment.</summary>
    public string EnvironmentVariable { get; }

    /// <summary>Gets the aliases of each environment, in the order of the environments. Empty if there are none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Aliases { get; init; } = [];

    /// <summary>Gets the patterns of preview environments: <c>pr-*</c>. Their regions follow those of the environments.</summary>
    public IReadOnlyList<string> Previews { get; init; } = [];

    /// <summary>Gets the pattern of secret names.</summary>
    public string SecretName { get; init; } = SecretNamePattern.DefaultText;

    /// <summary>Gets the function that returns the categories, if any of them has names of its own; null otherwise.</summary>
    public Func<IReadOnlyList<SecretDescriptor>>? Descriptors { get; init; }

    /// <summary>
    /// Finds the environment that a text selects: its name, or one of its aliases, or the name of a preview environment. Case is ignored.
    /// </summary>
    /// <param name="name">The text, such as the value of <c>ENVIRONMENT</c> or the name of .NET's host environment.</param>
    /// <returns>The environment as secret names have it: <c>prod</c> for <c>Production</c>. Null if the text selects none.</returns>
    public string? FindEnvironment(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var environment in _environments)
        {
            if (string.Equals(environment, name, StringComparison.OrdinalIgnoreCase))
            {
                return environment;
            }
        }

        return FindByAlias(name) ?? FindPreview(name);
    }

    /// <summary>Gets the AWS regions of an environment, the primary first.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <returns>The regions. Empty if the manifest lists none for the environment or does not contain it.</returns>
    public IReadOnlyList<string> GetRegions(string environment)
    {
        var index = Array.IndexOf(_environments, environment);
        if (index < 0 && PreviewOf(environment) is { } pattern)
        {
            index = _environments.Length + Previews.ToList().IndexOf(pattern);
        }

        return index >= 0 && index < _regions?.Length ? _regions[index] : [];
    }

    /// <summary>Gets the index of an environment; -1 if it is a preview environment.</summary>
    internal int IndexOf(string environment) => Array.IndexOf(_environments, environment);

    /// <summary>Finds the environment that has an alias, ignoring case; null if none has it.</summary>
    internal string? FindByAlias(string name)
    {
        for (var i = 0; i < Aliases.Count; i++)
        {
            if (Aliases[i].Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return _environments[i];
            }
        }

        return null;
    }

    /// <summary>Finds the preview environment that has a name, ignoring case; null if the name matches no pattern, or is that of another environment.</summary>
    internal string? FindPreview(string name) =>
        _environments.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? null
            : Previews.Select(pattern => PreviewPattern.Find(pattern, name)).FirstOrDefault(static found => found is not null);

    /// <summary>Gets the pattern of a preview environment; null if the environment is none.</summary>
    internal string? PreviewOf(string environment) => _environments.Contains(environment, StringComparer.Ordinal)
        ? null
        : Previews.FirstOrDefault(pattern => PreviewPattern.Find(pattern, environment) == environment);

    /// <summary>Gets a text that lists the environments, for messages.</summary>
    internal string Listing => string.Join(", ", Environments.Concat(Previews));
}
