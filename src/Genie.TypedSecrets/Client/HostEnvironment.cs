using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Knows which environment the application's host runs in: <c>Production</c>, where .NET's generic host and ASP.NET Core say so.</summary>
/// <remarks>
/// It never selects an environment. It stops a process whose host says one thing from reading the secrets of another because nothing selects an
/// environment: a server in <c>Production</c> would read the secrets of <c>dev</c>. Thread-safe.
/// </remarks>
internal sealed class HostEnvironment(SecretsOptions options)
{
    private static readonly string[] s_variables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "AZURE_FUNCTIONS_ENVIRONMENT"];

    // Names that people give to the same environment.
    private static readonly string[][] s_aliases =
    [
        ["dev", "develop", "development", "local"],
        ["test", "testing", "tst"],
        ["qa", "quality"],
        ["uat", "acceptance", "acc"],
        ["stage", "staging", "stg"],
        ["preprod", "preproduction", "pre-production"],
        ["prod", "production", "prd", "live"],
    ];

    /// <summary>Rejects the default environment of a manifest, if the host says that the process runs in another one.</summary>
    /// <exception cref="SecretsConfigurationException">It does.</exception>
    internal void ThrowIfOtherThan(SecretsManifest manifest)
    {
        if (Find(manifest.DefaultEnvironment, manifest.EnvironmentVariable) is not { } host)
        {
            return;
        }

        var variable = manifest.EnvironmentVariable;
        var environment = manifest.Environments.FirstOrDefault(environment => AreSame(environment, host.Name));
        throw new SecretsConfigurationException(
            $"{host.Source} says that this process runs in '{host.Name}', and nothing selects the environment of the project '{manifest.Project}', "
            + $"which would read the secrets of its default environment '{manifest.DefaultEnvironment}'. "
            + (environment is null
                ? $"Set {variable} to one of: {string.Join(", ", manifest.Environments)}."
                : $"Set {variable}={environment}, or select it in code: Secrets.Configure(o => o.Environment = \"{environment}\")."));
    }

    /// <summary>Finds what the host says, if that is another environment than a given one.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="variable">The variable that selects the environment, which says nothing about the host; null if there is none.</param>
    /// <returns>The host's environment and where it is from; null if the host says nothing else.</returns>
    internal (string Name, string Source)? Find(string environment, string? variable)
    {
        foreach (var (name, source) in Sources())
        {
            if (source != variable && !string.IsNullOrWhiteSpace(name) && !AreSame(environment, name))
            {
                return (name.Trim(), source);
            }
        }

        return null;
    }

    private IEnumerable<(string? Name, string Source)> Sources() => options.HostEnvironment is { } name
        ? [(name, "The option HostEnvironment")]
        : s_variables.Select(variable => (options.EnvironmentVariableReader(variable), variable));

    private static bool AreSame(string left, string right)
    {
        var (first, second) = (left.Trim(), right.Trim());
        return string.Equals(first, second, StringComparison.OrdinalIgnoreCase)
            || Array.Exists(s_aliases, names => Contains(names, first) && Contains(names, second));
    }

    private static bool Contains(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
