using System.CommandLine;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--quiet</c>, which all commands have.</summary>
internal static class QuietOption
{
    internal static readonly Option<bool> Instance = new("--quiet", "-q") { Description = "Write only results and errors.", Recursive = true };
}
