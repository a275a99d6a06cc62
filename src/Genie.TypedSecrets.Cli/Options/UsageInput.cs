using System.CommandLine;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--usage</c> of commands that take assemblies as well as reports.</summary>
internal static class UsageInput
{
    internal static readonly Option<string[]> Instance = new("--usage") { Description = "The assemblies or output folders of the jobs, or reports of genie-secrets usage --format json.", AllowMultipleArgumentsPerToken = true, HelpName = "file or folder" };

    /// <summary>Reads what the jobs read.</summary>
    internal static IReadOnlyList<UsageReport> Read(CommandRun run) => [.. (run.Get(Instance) ?? []).Select(path => Read(path, run))];

    private static UsageReport Read(string path, CommandRun run)
    {
        var full = run.FullPath(path);
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? UsageFile.Read(full) : UsageAnalysis.Run([full], run.Context.CurrentDirectory);
    }
}
