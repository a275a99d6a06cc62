using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling.Audit;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>audit</c>: who read which secret, by the logs of CloudTrail.</summary>
internal static class AuditCommand
{
    internal static Command Create(CliContext context)
    {
        var logs = new Argument<string[]>("log file or folder") { Description = "CloudTrail log files, plain or compressed, or folders that contain them.", Arity = ArgumentArity.OneOrMore }.RejectingOptions();
        var usage = new Option<string[]>("--usage") { Description = "The usage reports of the jobs that may read the secrets.", AllowMultipleArgumentsPerToken = true, HelpName = "file" };
        var expect = new Option<string[]>("--expect") { Description = "A principal that may read any secret; with =<job>, the secrets that the job's code reads.", AllowMultipleArgumentsPerToken = true, HelpName = "principal[=job]" };
        var since = new Option<string?>("--since") { Description = "Count from this time on: 2026-11-01, 2026-11-01T08:00Z, or 7d, 12h, 30m before now.", HelpName = "time" };
        var environments = EnvironmentOption.Create(context);
        var command = new Command("audit", "Shows who read which secret according to CloudTrail, and compares the reads with what the code can read.") { logs, usage, expect, since, environments, FailOnOption.Instance, FormatOption.Findings };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var now = context.Stores.TimeProvider.GetUtcNow();
            AuditRequest request = new()
            {
                Logs = [.. run.Require(logs).Select(run.FullPath)],
                Jobs = [.. (run.Get(usage) ?? []).Select(file => new AuditedJob(file, UsageFile.Read(run.FullPath(file))))],
                ExpectedPrincipals = [.. (run.Get(expect) ?? []).Select(ParsePrincipal)],
                Since = run.Get(since) is { } text ? TimeInput.Parse(text, "--since", now) : null,
                Environments = run.Get(environments) ?? [],
                Project = run.Project,
            };
            using var progress = run.CreateProgress();
            var report = await Task.Run(() => AuditReport.Run(request, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
            progress?.Clear();
            run.Write(report, report.ToDocument());
            return run.ExitCodeOf(report);
        });
        return command;
    }

    // An ARN has no "=" in front of the job's name: role names may have one, so the last counts.
    private static KeyValuePair<string, string?> ParsePrincipal(string text)
    {
        var at = text.LastIndexOf('=');
        return at < 0 ? new(text, null) : new(text[..at], text[(at + 1)..]);
    }
}
