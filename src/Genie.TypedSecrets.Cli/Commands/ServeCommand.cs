using System.CommandLine;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary><c>serve</c>: emulates Secrets Manager on the loopback until it is interrupted.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 4580;
    private const string SecretKeyVariable = "GENIE_EMULATOR_SECRET_ACCESS_KEY";

    internal static Command Create(CliContext surroundings)
    {
        var port = new Option<int>("--port") { Description = "The port; 0 picks a free one.", DefaultValueFactory = static _ => DefaultPort };
        var region = new Option<string>("--region") { Description = "The region it plays.", DefaultValueFactory = static _ => "us-east-1" };
        var persist = new Option<bool>("--data-dir") { Description = "Keep the secrets, encrypted, beside those of the local store." };
        var directory = new Option<DirectoryInfo?>("--directory") { Description = "Keep the secrets, encrypted, in this directory." };
        var accessKey = new Option<string>("--access-key")
        {
            Description = $"The access key's id. Its secret is taken from {SecretKeyVariable}, or is {EmulatorOptions.DefaultSecretAccessKey}.",
            DefaultValueFactory = static _ => EmulatorOptions.DefaultAccessKeyId,
        };
        var unsigned = new Option<bool>("--allow-unsigned") { Description = "Take requests that are not signed, too." };
        var seed = new Option<bool>("--seed-from-store") { Description = "Start with the secrets of the store that --store names." };
        var command = new Command("serve", "Emulates AWS Secrets Manager on 127.0.0.1 until Ctrl-C.") { port, region, persist, directory, accessKey, unsigned, seed };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var output = TextWriter.Synchronized(arguments.InvocationConfiguration.Output);
            var options = new EmulatorOptions
            {
                Port = arguments.GetValue(port),
                Region = arguments.GetRequiredValue(region),
                AccessKeyId = arguments.GetRequiredValue(accessKey),
                SecretAccessKey = surroundings.Stores.EnvironmentVariableReader(SecretKeyVariable) ?? EmulatorOptions.DefaultSecretAccessKey,
                VerifySignatures = !arguments.GetValue(unsigned),
                TimeProvider = surroundings.Stores.TimeProvider,
                Directory = arguments.GetValue(directory)?.FullName ?? (arguments.GetValue(persist) ? DirectoryOf(surroundings) : null),
                OnRequest = request => WriteLine(output, request.ToString()),
            };
            using var interruption = new ShutdownSignal(cancellationToken);
            var emulator = await SecretsManagerEmulator.StartAsync(options, interruption.Token).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                if (arguments.GetValue(seed))
                {
                    await SeedAsync(emulator, StoreOption.OpenWritable(arguments, surroundings), interruption.Token).ConfigureAwait(false);
                }

                WriteLine(output, Describe(emulator, options));
                await WaitAsync(interruption.Token).ConfigureAwait(false);
            }

            return 0;
        });
        return command;
    }

    private static string DirectoryOf(CliContext surroundings) => Path.Combine(LocalSecretStore.Create(surroundings.Stores).Directory, "emulator");

    private static string Describe(SecretsManagerEmulator emulator, EmulatorOptions options)
    {
        var kept = options.Directory is null ? "Secrets are in memory: they are gone when it stops." : $"Secrets are kept in {options.Directory}.";
        var exports = emulator.EnvironmentVariables.Select(static variable => $"  export {variable.Key}={variable.Value}");
        return string.Join(
            Environment.NewLine,
            [
                $"Emulating Secrets Manager at {emulator.EndpointUrl} ({emulator.Region}). {kept} Ctrl-C stops it.",
                string.Empty,
                "In the shell that is to use it:",
                string.Empty,
                .. exports,
                string.Empty,
                $"  aws --endpoint-url {emulator.EndpointUrl} secretsmanager list-secrets",
                string.Empty,
                "The agent's protocol is at the same address:",
                string.Empty,
                $"  export GENIE_SECRETS_AWS_AGENT_ENDPOINT={emulator.EndpointUrl}",
                $"  export AWS_TOKEN={emulator.AgentToken}",
                string.Empty,
            ]);
    }

    // Each line at once: whoever started it waits for the address.
    private static void WriteLine(TextWriter output, string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private static async Task SeedAsync(SecretsManagerEmulator emulator, IWritableSecretStore store, CancellationToken cancellationToken)
    {
        foreach (var name in await store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (emulator.Contains(name))
            {
                continue;
            }

            using var payload = await store.GetAsync(new SecretRequest(name), cancellationToken).ConfigureAwait(false);
            emulator.Put(name, payload.Reveal(), payload.IsBinary);
        }
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: how it is meant to end.
        }
    }
}
