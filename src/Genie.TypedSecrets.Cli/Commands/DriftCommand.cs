using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The commands <c>drift</c> and <c>status</c>: schemas compared with a store.</summary>
internal static class DriftCommand
{
    internal static Command Create(CliContext context)
    {
        var environments = EnvironmentOption.Create(context);
        var values = new Option<bool>("--values") { Description = "Also read the values, and check them against their schemas. They are not shown." };
        var key = new Option<string?>("--kms-key-id") { Description = "The KMS key that should encrypt the secrets. The default is the key that most secrets of an environment have.", HelpName = "id" };
        var command = new Command("drift", "Compares the schemas with a store. Only metadata is read, unless --values is given.") { environments, values, key, FailOnOption.Instance, StoreOption.Instance, FormatOption.Findings };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var report = await CompareAsync(run, new(Now(run)) { Environments = run.Get(environments) ?? [], ReadsValues = run.Get(values), KmsKeyId = run.Get(key) }, cancellationToken).ConfigureAwait(false);
            run.Write(report, report.ToDocument());
            return run.ExitCodeOf(report);
        });
        return command;
    }

    internal static Command CreateStatus(CliContext context)
    {
        var environments = EnvironmentOption.Create(context);
        var command = new Command("status", "Shows the state of each secret: age, rotation, last read, owner. The exit code is 2 if a rotation is overdue.") { environments, StoreOption.Instance, FormatOption.Reports };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var report = await CompareAsync(run, new(Now(run)) { Environments = run.Get(environments) ?? [] }, cancellationToken).ConfigureAwait(false);
            run.Write(report, report.ToStatusDocument());
            return report.Secrets.Any(static secret => secret.State == "overdue") ? ExitCodes.Findings : ExitCodes.Success;
        });
        return command;
    }

    private static DateTimeOffset Now(CommandRun run) => run.Context.Stores.TimeProvider.GetUtcNow();

    private static Task<DriftReport> CompareAsync(CommandRun run, DriftRequest request, CancellationToken cancellationToken) => DriftReport.CompareAsync(run.RequireProject(), run.Store, request, cancellationToken);
}
