using System.CommandLine;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--fail-on</c>: the severity of findings at which the exit code is 2.</summary>
internal static class FailOnOption
{
    internal static readonly Option<string> Instance = Create();

    /// <summary>Gets the severity; null for <c>never</c>, and for a command without the option.</summary>
    internal static FindingSeverity? Get(ParseResult arguments) => arguments.GetResult(Instance) is null ? null : arguments.GetValue(Instance) switch
    {
        "info" => FindingSeverity.Info,
        "warning" => FindingSeverity.Warning,
        "never" => null,
        _ => FindingSeverity.Error,
    };

    private static Option<string> Create()
    {
        var option = new Option<string>("--fail-on")
        {
            Description = "The severity of findings at which the exit code is 2: error, warning, info or never.",
            DefaultValueFactory = static _ => "error",
            HelpName = "severity",
        };
        option.AcceptOnlyFromAmong("error", "warning", "info", "never");
        return option;
    }
}
