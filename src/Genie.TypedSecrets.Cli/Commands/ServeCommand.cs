using System.CommandLine;
using System.Net.Sockets;
using Genie.TypedSecrets.Cli.Serving;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>serve</c>: emulates Secrets Manager on the loopback interface until it is interrupted.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 4580;

    internal static Command Create(CliContext context)
    {
        var port = new Option<int>("--port") { Description = "The port; 0 selects a free one.", DefaultValueFactory = static _ => DefaultPort, HelpName = "port" };
        var region = new Option<string>("--region") { Description = "The home region.", DefaultValueFactory = static _ => "us-east-1", HelpName = "region" };
        var dataDirectory = new Option<DirectoryInfo?>("--data-dir") { Description = "The directory in which the secrets are stored, encrypted. Without it, they are kept in memory.", HelpName = "directory" };
        var accessKey = new Option<string>("--access-key")
        {
            Description = $"The id of the access key. Its secret is {ServeAccess.SecretKeyVariable}, else {EmulatorOptions.DefaultSecretAccessKey}, or random if the emulator has values of a store.",
            DefaultValueFactory = static _ => EmulatorOptions.DefaultAccessKeyId,
            HelpName = "id",
        };
        var policies = new Option<FileInfo[]>("--policy")
        {
            Description = "The IAM policy documents of the access key. Without a policy, it has full access.",
            HelpName = "file",
            AllowMultipleArgumentsPerToken = true,
        };
        var unsigned = new Option<bool>("--allow-unsigned") { Description = "Also accept requests that are not signed." };
        var seed = new Option<string?>("--seed-from-store") { Description = "Start with the secrets of this store.", HelpName = "store" };
        var command = new Command("serve", "Emulates AWS Secrets Manager on 127.0.0.1 until you press Ctrl-C.") { port, region, dataDirectory, accessKey, policies, unsigned, seed };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var output = TextWriter.Synchronized(new StreamWriter(context.Output, leaveOpen: true));
            var directory = run.Get(dataDirectory) is { } given ? run.FullPath(given.ToString()) : null;
            var access = ServeAccess.Choose(context, run.Get(seed), directory, run.Get(unsigned));
            var documents = PolicyFiles.Read(run, run.Get(policies) ?? []);
            var options = new EmulatorOptions
            {
                Port = run.Get(port),
                Region = run.Get(region)!,
                AccessKeyId = run.Get(accessKey)!,
                SecretAccessKey = access.SecretAccessKey,
                VerifySignatures = !run.Get(unsigned),
                TimeProvider = context.Stores.TimeProvider,
                Directory = directory,
                OnRequest = request => WriteLine(output, request.ToString()),
            };
            run.EndProgress();
            using var shutdown = new ShutdownSignal(cancellationToken);
            var emulator = await StartAsync(options, shutdown.Token).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                documents.ForEach(emulator.AttachPolicy);
                if (run.Get(seed) is { } store)
                {
                    EmulatorSeed.MarkDirectory(options.Directory);
                    await EmulatorSeed.CopyAsync(emulator, store, run, shutdown.Token).ConfigureAwait(false);
                }

                WriteLine(output, ServeGreeting.Format(emulator, options.Directory));
                await WaitAsync(shutdown.Token).ConfigureAwait(false);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<SecretsManagerEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SecretsManagerEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (e.InnerException is { InnerException: SocketException } or SocketException || e.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            throw new ToolingException($"The port {options.Port} is in use: address already in use. Choose another one with --port, or let --port 0 select a free one.");
        }
    }

    // Flushed line by line: a script that started it waits for the address.
    private static void WriteLine(TextWriter output, string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how it ends.
        }
    }
}
