using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;

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
        _allowed = new(options.AllowedEnvironments, StringComparer.OrdinalIgnoreCase);
        if (_getVariable(SecretsOptions.AllowedEnvironmentsVariable) is { } more)
        {
            _allowed.UnionWith(more.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>Gets the current environment of a project: an environment of its manifest, or a preview environment.</summary>
    /// <exception cref="SecretsConfigurationException">No environment of the manifest is selected.</exception>
    internal string CurrentOf(SecretsManifest manifest)
    {
        var name = _environment
            ?? Read(manifest.EnvironmentVariable, manifest) ?? _host.SelectByAlias(manifest) ?? _host.Select(manifest) ?? DefaultOf(manifest);
        return manifest.FindEnvironment(name) ?? throw Unknown(name, manifest);
    }

    private SecretsConfigurationException Unknown(string name, SecretsManifest manifest)
    {
        var source = _environment is null ? $"the environment variable {manifest.EnvironmentVariable}" : "the option Environment";
        var nearest = NearMatch.Find(name, manifest.Environments);
        var hint = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        return new(
            $"The project '{manifest.Project}' has no environment '{name}'.{hint} "
            + $"It has: {manifest.Listing}. The name comes from {source}.");
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
        var owners = SecretOwners.Find(secretName, getLocation, manifests);
        if (owners.Count == 0)
        {
            return GetCurrent(manifests);
        }

        // Two environments may have the same place if the store cannot distinguish their names. It is enough if one of them may be read.
        var readable = owners.Find(owner => IsAllowed(owner.Manifest, owner.Environment, CurrentOf(owner.Manifest)));
        if (readable is null)
        {
            throw new SecretEnvironmentException(secretName, owners[0].Environment, CurrentOf(owners[0].Manifest));
        }

        return new(CurrentOf(readable.Manifest), readable.Manifest.DefaultEnvironment);
    }

    /// <summary>Rejects another environment than the current one, unless it is allowed.</summary>
    /// <exception cref="SecretEnvironmentException">It is not allowed.</exception>
    internal void EnsureAllowed(SecretsManifest manifest, string secretName, string requested, string current)
    {
        if (!IsAllowed(manifest, requested, current))
        {
            throw new SecretEnvironmentException(secretName, requested, current);
        }
    }

    // Null if the manifest does not have the selected environment; nameless if the host says that the default is not to be used.
    private CurrentEnvironment? GetCurrent(SecretsManifest manifest)
    {
        var selected = _environment ?? Read(manifest.EnvironmentVariable, manifest) ?? _host.SelectByAlias(manifest);
        if (selected is null)
        {
            if (_host.SelectsOtherThan(manifest))
            {
                return null;
            }

            selected = _host.Select(manifest);
        }

        if (selected is null && _host.Find(manifest.DefaultEnvironment, manifest.EnvironmentVariable, manifest) is not null)
        {
            return new(Name: null, manifest.DefaultEnvironment);
        }

        return manifest.FindEnvironment(selected ?? manifest.DefaultEnvironment) is { } environment
            ? new(environment, manifest.DefaultEnvironment)
            : null;
    }

    private bool IsAllowed(SecretsManifest manifest, string requested, string current) =>
        string.Equals(requested, current, StringComparison.OrdinalIgnoreCase)
        || (_allowed.Count > 0 && IsListed(manifest, requested));

    private bool IsListed(SecretsManifest manifest, string requested) => _allowed.Contains(requested)
        || _allowed.Any(allowed => PreviewPattern.IsPattern(allowed)
            ? PreviewPattern.Find(allowed, requested) is not null
            : manifest.FindEnvironment(allowed) == requested);

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
            : $"Set it to one of: {manifest.Listing}. To read from the default environment '{manifest.DefaultEnvironment}', unset it."));
}

/// <summary>Describes the environment that a read runs in.</summary>
/// <param name="Name">The environment; null if nothing selects one.</param>
/// <param name="Default">The default environment of the project.</param>
internal sealed record CurrentEnvironment(string? Name, string Default)
{
    /// <summary>Gets whether it is the default environment.</summary>
    internal bool IsDefault => string.Equals(Name, Default, StringComparison.Ordinal);
}
