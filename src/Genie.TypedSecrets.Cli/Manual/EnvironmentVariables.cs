using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Cli.Serving;

namespace Genie.TypedSecrets.Cli.Manual;

/// <summary>Lists the environment variables that commands read.</summary>
internal static class EnvironmentVariables
{
    internal static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (SecretsOptions.StoreVariable, "The store, where --store is not given."),
        ("ENVIRONMENT", "The environment, or the variable that the manifest names; for doctor."),
        ("GENIE_SECRETS_LOCAL_DIRECTORY", "The directory of the local store."),
        ("GENIE_SECRETS_DIRECTORY", "The directory of the store directory."),
        (AwsSecretStoreOptions.RegionsVariable, "The regions, the primary one first. Otherwise those of the manifest, and then AWS_REGION."),
        ("AWS_REGION, AWS_PROFILE, AWS_ACCESS_KEY_ID", "And all others of the AWS SDK, for the store aws."),
        (ServeAccess.SecretKeyVariable, "The secret of the access key of serve."),
        ("VISUAL, EDITOR", "The editor of edit."),
        ("NO_COLOR", "Turns all escape sequences off."),
    ];
}
