using System.CommandLine;
using System.Globalization;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Cost;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>cost</c>: what the secrets of a project cost in a month.</summary>
internal static class CostCommand
{
    internal static Command Create(CliContext context)
    {
        var environments = EnvironmentOption.Create(context);
        var processes = new Option<string[]>("--processes") { Description = "The number of processes in each environment, or in one: prod=1000. The default is 1.", AllowMultipleArgumentsPerToken = true, HelpName = "[environment=]number" };
        var usage = new Option<string[]>("--usage") { Description = "The usage reports of the jobs. Without a report, a process reads every secret of its environment.", AllowMultipleArgumentsPerToken = true, HelpName = "file" };
        var ttl = new Option<string?>("--ttl") { Description = "The time to live of a value: 90s, 5m, 1h, 1d. The default is 5m, as in the runtime.", HelpName = "duration" };
        var refreshAhead = new Option<double?>("--refresh-ahead") { Description = "The last part of the time to live, as a ratio, in which a value is refreshed. The default is 0.1.", HelpName = "ratio" };
        var agent = new Option<int?>("--processes-per-agent") { Description = "The number of processes that share a Secrets Manager Agent.", HelpName = "number" };
        var keys = new Option<bool>("--customer-managed-keys") { Description = "Add a customer managed key for each environment and region, and the requests to it." };
        var command = new Command("cost", "Calculates what the secrets of a project cost per month, from the schemas and the number of processes.") { environments, processes, usage, ttl, refreshAhead, agent, keys, FormatOption.Reports };
        command.Handle(context, (run, _) =>
        {
            var (all, byEnvironment) = ParseProcesses(run.Get(processes) ?? []);
            CostRequest request = new()
            {
                Project = run.RequireProject(),
                Environments = run.Get(environments) ?? [],
                Processes = all,
                ProcessesByEnvironment = byEnvironment,
                Usage = [.. (run.Get(usage) ?? []).Select(file => UsageFile.Read(run.FullPath(file)))],
                ProcessesPerAgent = run.Get(agent),
                HasCustomerManagedKeys = run.Get(keys),
            };
            request = request with
            {
                TimeToLive = run.Get(ttl) is { } text ? TimeInput.ParseDuration(text, "--ttl") : request.TimeToLive,
                RefreshAheadRatio = run.Get(refreshAhead) ?? request.RefreshAheadRatio,
            };
            var report = CostReport.Create(request);
            run.Write(report, report.ToDocument());
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    private static (int All, Dictionary<string, int> ByEnvironment) ParseProcesses(string[] values)
    {
        var all = 1;
        Dictionary<string, int> byEnvironment = new(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var at = value.IndexOf('=', StringComparison.Ordinal);
            if (!int.TryParse(value.AsSpan(at + 1), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count))
            {
                throw new ToolingException($"'{value}' is not a number of processes. Examples: --processes 100, --processes dev=2 prod=100.");
            }

            if (at < 0)
            {
                all = count;
            }
            else
            {
                byEnvironment[value[..at]] = count;
            }
        }

        return (all, byEnvironment);
    }
}
