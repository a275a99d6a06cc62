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
    string EnvironmentVariable);

/// <summary>Represents an environment of the manifest.</summary>
/// <param name="Name">Its name in secret names: <c>dev</c>.</param>
/// <param name="Identifier">Its C# name: <c>Dev</c>.</param>
/// <param name="Regions">The AWS regions its secrets are in, the primary first; empty if the manifest does not list them.</param>
public sealed record EnvironmentModel(string Name, string Identifier, EquatableArray<string> Regions);
