using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Cli.Serving;

/// <summary>Formats what <c>serve</c> prints when it is ready.</summary>
internal static class ServeGreeting
{
    internal static string Format(SecretsManagerEmulator emulator, string? directory)
    {
        var storage = directory is null ? "Secrets are kept in memory, and are lost when the emulator stops." : $"Secrets are stored in {directory}.";
        return string.Join(
            Environment.NewLine,
            [
                $"Emulating Secrets Manager at {emulator.EndpointUrl} ({emulator.Region}). {storage} Press Ctrl-C to stop it.",
                string.Empty,
                "In the shell in which you use it, set:",
                string.Empty,
                .. emulator.EnvironmentVariables.Select(static variable => $"  export {variable.Key}={variable.Value}"),
                $"  export NO_PROXY={emulator.Endpoint.Host},localhost${{NO_PROXY:+,$NO_PROXY}}",
                "  export GENIE_SECRETS_STORE=aws",
                string.Empty,
                $"  aws --endpoint-url {emulator.EndpointUrl} secretsmanager list-secrets",
                string.Empty,
                "The agent's protocol is served at the same address:",
                string.Empty,
                $"  export GENIE_SECRETS_AWS_AGENT_ENDPOINT={emulator.EndpointUrl}",
                $"  export AWS_TOKEN={emulator.AgentToken}",
                string.Empty,
                .. emulator.DamagedFiles.Select(static file => $"warning: The file {file} can't be read, and its secret is missing. Restore the file from a backup, or delete it."),
            ]);
    }
}
