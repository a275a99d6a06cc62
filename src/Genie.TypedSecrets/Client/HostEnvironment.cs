using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Determines the environment that the application's host runs in, <c>Production</c>, from the variables of .NET's generic host and ASP.NET Core.</summary>
/// <remarks>
/// It selects an environment only if the manifest lists the host's name as an alias, or <see cref="SecretsOptions.UseHostEnvironment"/> says so.
/// Otherwise it stops a process whose host says one thing from reading the secrets of another because nothing selects an environment: a server in
/// <c>Production</c> would read the secrets of <c>dev</c>. Thread-safe.
/// </remarks>
internal sealed class HostEnvironment(SecretsOptions options)
{
    private static readonly string[] s_variables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "AZURE_FUNCTIONS_ENVIRONMENT"];

    /// <summary>Gets the environment of a manifest that has the host's name as an alias; null if none has.</summary>
    /// <exception cref="SecretsConfigurationException">The host's variables contradict each other.</exception>
    internal string? SelectByAlias(SecretsManifest manifest) => manifest.Aliases.Count == 0 ? null : FindByAlias(manifest);

    /// <summary>Rejects the default environment of a manifest, if the host says that the process runs in another one.</summary>
    /// <exception cref="SecretsConfigurationException">It does.</exception>
    internal void ThrowIfOtherThan(SecretsManifest manifest)
    {
        if (Find(manifest.DefaultEnvironment, manifest.EnvironmentVariable, manifest) is not { } host)
        {
            return;
        }

        var variable = manifest.EnvironmentVariable;
        var environment = Find(manifest, host.Name);
        throw new SecretsConfigurationException(
            $"{host.Source} says that this process runs in '{host.Name}', but no environment is selected for the project '{manifest.Project}', "
            + $"so the secrets of its default environment '{manifest.DefaultEnvironment}' would be read. "
            + (environment is null
                ? $"Set {variable} to one of: {manifest.Listing}."
                : $"Set {variable}={environment}, or select it in code: Secrets.Configure(o => o.Environment = \"{environment}\")."));
    }

    /// <summary>Selects the environment of a manifest that corresponds to the host's.</summary>
    /// <returns>The environment; null if the host's environment does not select one.</returns>
    /// <exception cref="SecretsConfigurationException">The manifest has no such environment.</exception>
    internal string? Select(SecretsManifest manifest)
    {
        if (Selector is not { } host)
        {
            return null;
        }

        return Find(manifest, host.Name)
            ?? throw new SecretsConfigurationException(
                $"{host.Source} says that this process runs in '{host.Name}', but the project '{manifest.Project}' has no such environment. "
                + $"Set {manifest.EnvironmentVariable} to one of: {manifest.Listing}.");
    }

    /// <summary>Gets whether the host's environment selects one that a manifest does not have.</summary>
    internal bool SelectsOtherThan(SecretsManifest manifest) => Selector is { } host && Find(manifest, host.Name) is null;

    /// <summary>Finds what the host says, if that is another environment than a given one.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="variable">The variable that selects the environment, which says nothing about the host; null if there is none.</param>
    /// <param name="manifest">The manifest whose aliases count; null if there is none.</param>
    /// <returns>The host's environment and where it is from; null if the host says nothing else.</returns>
    internal (string Name, string Source)? Find(string environment, string? variable, SecretsManifest? manifest = null)
    {
        foreach (var (name, source) in Sources())
        {
            if (source != variable && !string.IsNullOrWhiteSpace(name) && !AreSame(environment, name) && manifest?.FindEnvironment(name.Trim()) != environment)
            {
                return (name.Trim(), source);
            }
        }

        return null;
    }

    // What the host says, if the options say that it selects the environment.
    private (string Name, string Source)? Selector
    {
        get
        {
            if (options.UseHostEnvironment)
            {
                foreach (var (name, source) in Sources())
                {
                    if (!string.IsNullOrWhiteSpace(name))
                    {
                        return (name.Trim(), source);
                    }
                }
            }

            return null;
        }
    }

    private string? FindByAlias(SecretsManifest manifest)
    {
        var named = Sources().Where(source => source.Source != manifest.EnvironmentVariable && !string.IsNullOrWhiteSpace(source.Name)).ToList();
        var selected = named.Select(source => manifest.FindByAlias(source.Name!.Trim())).FirstOrDefault(static environment => environment is not null);
        if (selected is not null && Find(selected, manifest.EnvironmentVariable, manifest) is { } other)
        {
            throw new SecretsConfigurationException(
                $"The host's variables select several environments of the project '{manifest.Project}': {string.Join(", ", named.Select(static source => $"{source.Source}={source.Name!.Trim()}"))}. "
                + $"{other.Source} is not the environment '{selected}'. Set {manifest.EnvironmentVariable} to one of: {manifest.Listing}.");
        }

        return selected;
    }

    private static string? Find(SecretsManifest manifest, string name) =>
        manifest.FindEnvironment(name) ?? manifest.Environments.FirstOrDefault(environment => AreSame(environment, name));

    private (string? Name, string Source)[] Sources()
    {
        if (options.HostEnvironment is { } name)
        {
            return [(name, "The option HostEnvironment")];
        }

        var sources = new (string? Name, string Source)[s_variables.Length];
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = (options.EnvironmentVariableReader(s_variables[i]), s_variables[i]);
        }

        return sources;
    }

    private static bool AreSame(string left, string right)
    {
        var (first, second) = (left.Trim(), right.Trim());
        return string.Equals(first, second, StringComparison.OrdinalIgnoreCase)
            || Array.Exists(Synonyms.All, names => Contains(names, first) && Contains(names, second));
    }

    private static bool Contains(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists names that people give to the same environment. A class of its own, because few processes need it.</summary>
    private static class Synonyms
    {
        internal static readonly string[][] All =
        [
            ["dev", "develop", "development", "local"],
            ["test", "testing", "tst"],
            ["qa", "quality"],
            ["uat", "acceptance", "acc"],
            ["stage", "staging", "stg"],
            ["preprod", "preproduction", "pre-production"],
            ["prod", "production", "prd", "live"],
        ];
    }
}
