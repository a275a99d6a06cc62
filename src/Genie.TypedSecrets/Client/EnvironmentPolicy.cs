using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets;

/// <summary>Knows the environment the process runs in, and keeps a client to it.</summary>
/// <remarks>Immutable but for what the environment variables say; thread-safe.</remarks>
internal sealed class EnvironmentPolicy
{
    /// <summary>Stands in where there is no manifest: programs that read secrets by name only.</summary>
    private const string UsualVariable = "ENVIRONMENT";
    private const string UsualDefault = "dev";

    // Without a manifest nobody says what follows the dash in "billing-prod/api-keys"; these are what environments are usually called.
    private static readonly string[] s_usualNames =
        ["dev", "development", "test", "qa", "uat", "stage", "staging", "preprod", "prod", "production"];

    private readonly string? _environment;
    private readonly Func<string, string?> _getVariable;
    private readonly HashSet<string> _allowed;

    internal EnvironmentPolicy(SecretsOptions options)
    {
        _environment = options.Environment;
        _getVariable = options.EnvironmentVariableReader;
        var more = _getVariable(SecretsOptions.AllowedEnvironmentsVariable)?
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        _allowed = new(options.AllowedEnvironments.Concat(more), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The place of the current environment in a manifest.</summary>
    /// <exception cref="SecretsConfigurationException">The manifest does not know it.</exception>
    internal int IndexOfCurrent(SecretsManifest manifest)
    {
        var variable = manifest.EnvironmentVariable;
        var (name, source) = _environment is { } chosen
            ? (chosen, "the option Environment")
            : (Lookup(variable) ?? manifest.DefaultEnvironment, $"the environment variable {variable}");
        for (var i = 0; i < manifest.Environments.Count; i++)
        {
            // Ordinal: the name becomes part of secrets' names, which are case-sensitive.
            if (string.Equals(manifest.Environments[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        var nearest = NearMatch.Find(name, manifest.Environments);
        var hint = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        throw new SecretsConfigurationException(
            $"There is no environment '{name}' in the project '{manifest.Project}'.{hint} "
            + $"It has: {string.Join(", ", manifest.Environments)}. The name is taken from {source}.");
    }

    /// <summary>Where a name given as text is read from: the current environment, and the default one of its project.</summary>
    /// <exception cref="SecretEnvironmentException">It belongs to another environment.</exception>
    internal (string? Current, string Default) Authorize(string secretName, IReadOnlyList<SecretsManifest> manifests)
    {
        var manifest = manifests.FirstOrDefault(m => EnvironmentIn(secretName, m) is not null);
        var requested = manifest is null ? GuessEnvironment(PrefixOf(secretName), manifests) : EnvironmentIn(secretName, manifest);
        manifest ??= manifests.Count > 0 ? manifests[0] : null;
        var current = manifest is null
            ? _environment ?? Lookup(UsualVariable)
            : manifest.Environments[IndexOfCurrent(manifest)];
        if (requested is not null && current is not null)
        {
            EnsureAllowed(secretName, requested, current);
        }

        return (current, manifest?.DefaultEnvironment ?? UsualDefault);
    }

    /// <summary>Refuses another environment than the current one, unless it was allowed.</summary>
    /// <exception cref="SecretEnvironmentException">It was not.</exception>
    internal void EnsureAllowed(string secretName, string requested, string current)
    {
        if (!string.Equals(requested, current, StringComparison.OrdinalIgnoreCase) && !_allowed.Contains(requested))
        {
            throw new SecretEnvironmentException(secretName, requested, current);
        }
    }

    // The text before the first slash of the name, or of the name inside an ARN.
    private static string? PrefixOf(string secretName)
    {
        var name = SecretArn.NamesIn(secretName).First();
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : name[..slash];
    }

    // "genie-prod" is prod of the project genie. Without regard to case: a guard errs on the safe side.
    private static string? EnvironmentIn(string secretName, SecretsManifest manifest) => SecretArn.NamesIn(secretName)
        .Select(name => SecretNamePattern.Default.Match(name, manifest.Project, manifest.Environments, StringComparison.OrdinalIgnoreCase)?.Environment)
        .FirstOrDefault(environment => environment is not null);

    private static string? GuessEnvironment(string? prefix, IReadOnlyList<SecretsManifest> manifests)
    {
        var dash = prefix?.LastIndexOf('-') ?? -1;
        var last = dash < 0 ? null : prefix![(dash + 1)..];
        return manifests.SelectMany(static m => m.Environments).Concat(s_usualNames).FirstOrDefault(e => string.Equals(e, last, StringComparison.OrdinalIgnoreCase));
    }

    private string? Lookup(string variable) => _getVariable(variable)?.Trim() is { Length: > 0 } value ? value : null;
}
