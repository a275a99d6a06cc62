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
        var values = new Option<bool>("--values") { Description = "Read the values, too, and compare them with their schemas. They are not shown." };
        var command = new Command("drift", "Compares the schemas with a store, by metadata alone.") { environments, values, FailOnOption.Instance, StoreOption.Instance, FormatOption.Findings };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var report = await CompareAsync(run, run.Get(environments) ?? [], run.Get(values), cancellationToken).ConfigureAwait(false);
            run.Write(report, report.ToDocument());
            return run.ExitCodeOf(report);
        });
        return command;
    }

    internal static Command CreateStatus(CliContext context)
    {
        var environments = EnvironmentOption.Create(context);
        var command = new Command("status", "Shows the state of each secret: age, rotation, last read, owner. The exit code is 2 where something is overdue.") { environments, StoreOption.Instance, FormatOption.Reports };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var report = await CompareAsync(run, run.Get(environments) ?? [], withValues: false, cancellationToken).ConfigureAwait(false);
            run.Write(report, report.ToStatusDocument());
            return report.Secrets.Any(static secret => secret.State == "overdue") ? ExitCodes.Findings : ExitCodes.Success;
        });
        return command;
    }

    private static Task<DriftReport> CompareAsync(CommandRun run, IReadOnlyList<string> environments, bool withValues, CancellationToken cancellationToken) => run.Project is { } project
        ? DriftReport.CompareAsync(project, run.Store, environments, run.Context.Stores.TimeProvider.GetUtcNow(), withValues, cancellationToken)
        : throw new ToolingException("No schemas/secrets.json was found in the current directory or above it. Create one: genie-secrets init");
}
