using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Diagnosis;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>doctor</c>: what works between this machine and a store, and what to do where it does not.</summary>
internal static class DoctorCommand
{
    internal static Command Create(CliContext context)
    {
        var environment = EnvironmentOption.CreateSingle(context, "--environment", "The environment. The default is the one that a job in this shell runs in.", "-e");
        var values = new Option<bool>("--values") { Description = "Also read the values, which is the only way to check the permission for KMS keys. They are not shown." };
        var command = new Command("doctor", "Checks store, region, network, clock, credentials and permissions without reading a value, and says what to do.") { environment, values, FailOnOption.Instance, StoreOption.Instance, FormatOption.Findings };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (name, origin) = StoreOption.Choose(run);
            var report = await DoctorReport.RunAsync(
                new(name, regions => StoreOption.Open(name, run.Context, regions))
                {
                    StoreOrigin = origin,
                    Project = run.Project,
                    Environment = run.Get(environment),
                    ReadsValues = run.Get(values),
                    EnvironmentVariableReader = run.Context.Stores.EnvironmentVariableReader,
                    TimeProvider = run.Context.Stores.TimeProvider,
                },
                cancellationToken).ConfigureAwait(false);
            run.Write(report, report.ToDocument());
            return run.ExitCodeOf(report);
        });
        return command;
    }
}
