using System.CommandLine;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The options <c>--version</c> and <c>--stage</c>, which choose a version of a secret.</summary>
internal static class VersionOptions
{
    internal static readonly Option<string?> Version = new("--version", "--version-id") { Description = "The id of the version, from genie-secrets history.", HelpName = "id" };

    internal static readonly Option<string?> Stage = CreateStage();

    /// <summary>Creates the request for the chosen version.</summary>
    /// <exception cref="ToolingException">Both options are given.</exception>
    internal static SecretRequest Request(CommandRun run, string name)
    {
        var (version, stage) = (run.Get(Version), run.Get(Stage));
        return version is not null && stage is not null
            ? throw new ToolingException("Use either --version or --stage, not both.")
            : new SecretRequest(name) { VersionId = version, VersionStage = StageOf(stage) };
    }

    private static string StageOf(string? stage) => stage?.ToUpperInvariant() switch
    {
        null or "CURRENT" => SecretRequest.CurrentStage,
        "PREVIOUS" => SecretRequest.PreviousStage,
        "PENDING" => SecretRequest.PendingStage,
        _ => stage,
    };

    private static Option<string?> CreateStage()
    {
        var option = new Option<string?>("--stage") { Description = "The staging label of the version: current, previous, pending, or any other label.", HelpName = "label" };
        option.CompletionSources.Add("current", "previous", "pending");
        return option;
    }
}
