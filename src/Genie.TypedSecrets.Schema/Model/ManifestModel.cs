using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Model;

/// <summary>Represents the manifest, <c>schemas/secrets.json</c>. It is compared by value and has no positions.</summary>
/// <param name="Project">The first part of every secret's name, <c>genie</c> in <c>genie-dev/api-keys</c>.</param>
/// <param name="Environments">The environments, in the manifest's order.</param>
/// <param name="DefaultEnvironment">The environment a job runs in when <paramref name="EnvironmentVariable"/> is not set.</param>
/// <param name="EnvironmentVariable">The environment variable that names the environment a job runs in. <c>ENVIRONMENT</c> by default.</param>
public sealed record ManifestModel(
    string Project,
    EquatableArray<EnvironmentModel> Environments,
    string DefaultEnvironment,
    string EnvironmentVariable)
{
    /// <summary>Gets the pattern of secret names: <c>{project}-{environment}/{category}</c> by default.</summary>
    public string SecretName { get; init; } = SecretNamePattern.DefaultText;

    /// <summary>Gets the patterns of preview environments, <c>pr-*</c>, in the manifest's order.</summary>
    public EquatableArray<PreviewModel> Previews { get; init; }
}

/// <summary>Represents an environment of the manifest.</summary>
/// <param name="Name">Its name in secret names: <c>dev</c>.</param>
/// <param name="Identifier">Its C# name: <c>Dev</c>.</param>
/// <param name="Regions">The AWS regions its secrets are in, the primary first; empty if the manifest does not list them.</param>
public sealed record EnvironmentModel(string Name, string Identifier, EquatableArray<string> Regions)
{
    /// <summary>Gets the other names that select the environment, ignoring case: <c>Production</c>. They are not part of secret names.</summary>
    public EquatableArray<string> Aliases { get; init; }
}

/// <summary>Represents environments that come and go, and share a pattern.</summary>
/// <param name="Pattern">The pattern of their names: <c>pr-*</c>.</param>
/// <param name="Regions">The AWS regions their secrets are in, the primary first; empty if the manifest does not list them.</param>
public sealed record PreviewModel(string Pattern, EquatableArray<string> Regions);
