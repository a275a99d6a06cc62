using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>Decides which environment the process runs in, and which environments a client may read.</summary>
/// <remarks>Thread-safe. Immutable except for the environment variables that it reads.</remarks>
internal sealed class EnvironmentPolicy
{
    // For programs without a manifest, which read secrets by name only.
    private const string CommonVariable = "ENVIRONMENT";
    private const string CommonDefault = "dev";

    private readonly string? _environment;
    private readonly Func<string, string?> _getVariable;
    private readonly HostEnvironment _host;
    private readonly HashSet<string> _allowed;

    internal EnvironmentPolicy(SecretsOptions options)
    {
        _environment = options.Environment;
        _getVariable = options.EnvironmentVariableReader;
        _host = new(options);
        var more = _getVariable(SecretsOptions.AllowedEnvironmentsVariable)?
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        _allowed = new(options.AllowedEnvironments.Concat(more), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the index of the current environment among a manifest's environments.</summary>
    /// <exception cref="SecretsConfigurationException">No environment of the manifest is selected.</exception>
    internal int IndexOfCurrent(SecretsManifest manifest)
    {
        var variable = manifest.EnvironmentVariable;
        var (name, source) = _environment is { } option
            ? (option, "the option Environment")
            : (Read(variable, manifest) ?? _host.Select(manifest) ?? DefaultOf(manifest), $"the environment variable {variable}");
        if (TryFind(manifest, name, out var index))
        {
            return index;
        }

        var nearest = NearMatch.Find(name, manifest.Environments);
        var hint = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        throw new SecretsConfigurationException(
            $"The project '{manifest.Project}' has no environment '{name}'.{hint} "
            + $"It has: {string.Join(", ", manifest.Environments)}. The name comes from {source}.");
    }

    /// <summary>Gets the environment for reads by name, if no manifest describes the name.</summary>
    /// <remarks>
    /// If several projects of the process have manifests, one that runs in another environment than its default decides: a development store must
    /// not be used because another project runs in its default environment. A manifest without the selected environment says nothing.
    /// </remarks>
    /// <exception cref="SecretsConfigurationException">The variable that selects the environment is set but empty.</exception>
    internal CurrentEnvironment GetCurrent(IReadOnlyList<SecretsManifest> manifests)
    {
        CurrentEnvironment? found = null;
        foreach (var manifest in manifests)
        {
            if (GetCurrent(manifest) is { } current)
            {
                found = found is null || !current.IsDefault ? current : found;
            }
        }

        return found ?? new(_environment ?? Read(CommonVariable, manifest: null), CommonDefault);
    }

    /// <summary>Rejects a secret that is read by name, if it belongs to another environment than the current one.</summary>
    /// <param name="secretName">The name, or an ARN.</param>
    /// <param name="getLocation">Maps a name to the place that the store reads it from.</param>
    /// <param name="manifests">The manifests of the process.</param>
    /// <returns>The environment that the read runs in.</returns>
    /// <exception cref="SecretEnvironmentException">The secret belongs to another environment, and that one is not allowed.</exception>
    internal CurrentEnvironment Authorize(string secretName, Func<string, string> getLocation, IReadOnlyList<SecretsManifest> manifests)
    {
        var owners = FindOwners(getLocation(NameIn(secretName)), getLocation, manifests);
        if (owners.Count == 0)
        {
            return GetCurrent(manifests);
        }

        // Two environments may have the same place if the store cannot distinguish their names. It is enough if one of them may be read.
        var readable = owners.Find(owner => IsAllowed(owner.Environment, CurrentOf(owner.Manifest)));
        if (readable is null)
        {
            throw new SecretEnvironmentException(secretName, owners[0].Environment, CurrentOf(owners[0].Manifest));
        }

        return new(CurrentOf(readable.Manifest), readable.Manifest.DefaultEnvironment);
    }

    /// <summary>Rejects another environment than the current one, unless it is allowed.</summary>
    /// <exception cref="SecretEnvironmentException">It is not allowed.</exception>
    internal void EnsureAllowed(string secretName, string requested, string current)
    {
        if (!IsAllowed(requested, current))
        {
            throw new SecretEnvironmentException(secretName, requested, current);
        }
    }

    // Null if the manifest does not have the selected environment; nameless if the host says that the default is not to be used.
    private CurrentEnvironment? GetCurrent(SecretsManifest manifest)
    {
        var selected = _environment ?? Read(manifest.EnvironmentVariable, manifest);
        if (selected is null)
        {
            if (_host.SelectsOtherThan(manifest))
            {
                return null;
            }

            selected = _host.Select(manifest);
        }

        if (selected is null && _host.Find(manifest.DefaultEnvironment, manifest.EnvironmentVariable) is not null)
        {
            return new(Name: null, manifest.DefaultEnvironment);
        }

        return TryFind(manifest, selected ?? manifest.DefaultEnvironment, out var index)
            ? new(manifest.Environments[index], manifest.DefaultEnvironment)
            : null;
    }

    private string CurrentOf(SecretsManifest manifest) => manifest.Environments[IndexOfCurrent(manifest)];

    private bool IsAllowed(string requested, string current) =>
        string.Equals(requested, current, StringComparison.OrdinalIgnoreCase) || _allowed.Contains(requested);

    // The environments whose secrets are in the place that a name is read from: of all that fit, those with the longest prefix.
    private static List<Owner> FindOwners(string location, Func<string, string> getLocation, IReadOnlyList<SecretsManifest> manifests)
    {
        List<Owner> owners = [];
        var longest = 0;
        foreach (var manifest in manifests)
        {
            foreach (var environment in manifest.Environments)
            {
                // Ignoring case: some file systems and variables do, and a guard had better refuse once too often.
                var prefix = getLocation($"{manifest.Project}-{environment}/");
                if (prefix.Length >= longest && location.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    owners.RemoveAll(_ => prefix.Length > longest);
                    owners.Add(new(manifest, environment));
                    longest = prefix.Length;
                }
            }
        }

        return owners;
    }

    private static string NameIn(string nameOrArn)
    {
        const string ArnPart = ":secret:";
        var arn = nameOrArn.IndexOf(ArnPart, StringComparison.Ordinal);
        return arn < 0 ? nameOrArn : nameOrArn[(arn + ArnPart.Length)..];
    }

    // A name that differs in case only is the manifest's: ENVIRONMENT=Prod.
    private static bool TryFind(SecretsManifest manifest, string name, out int index)
    {
        var environments = manifest.Environments.ToList();
        index = environments.FindIndex(environment => string.Equals(environment, name, StringComparison.Ordinal));
        index = index >= 0 ? index : environments.FindIndex(environment => string.Equals(environment, name, StringComparison.OrdinalIgnoreCase));
        return index >= 0;
    }

    private string? Read(string variable, SecretsManifest? manifest)
    {
        var value = _getVariable(variable);
        return value is null ? null
            : value.Trim() is { Length: > 0 } name ? name
            : throw Empty(variable, manifest);
    }

    private string DefaultOf(SecretsManifest manifest)
    {
        _host.ThrowIfOtherThan(manifest);
        return manifest.DefaultEnvironment;
    }

    private static SecretsConfigurationException Empty(string variable, SecretsManifest? manifest) => new(
        $"The environment variable {variable}, which selects the environment whose secrets are read, is set but empty. "
        + (manifest is null
            ? "Set it to the environment, or unset it."
            : $"Set it to one of: {string.Join(", ", manifest.Environments)}. To read from the default environment '{manifest.DefaultEnvironment}', unset it."));

    private sealed record Owner(SecretsManifest Manifest, string Environment);
}

/// <summary>Describes the environment that a read runs in.</summary>
/// <param name="Name">The environment; null if nothing selects one.</param>
/// <param name="Default">The default environment of the project.</param>
internal sealed record CurrentEnvironment(string? Name, string Default)
{
    /// <summary>Gets whether it is the default environment.</summary>
    internal bool IsDefault => string.Equals(Name, Default, StringComparison.Ordinal);
}
