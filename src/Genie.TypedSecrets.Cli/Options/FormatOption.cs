using System.CommandLine;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--format</c>: of findings also in the formats of CI systems.</summary>
internal static class FormatOption
{
    internal static readonly Option<string> Findings = Create("text", "json", "markdown", "github", "gitlab", "azure", "sarif");

    internal static readonly Option<string> Reports = Create("text", "json", "markdown");

    internal static ReportFormat Get(ParseResult arguments) =>
        (arguments.GetResult(Findings) is not null ? arguments.GetValue(Findings) : arguments.GetResult(Reports) is not null ? arguments.GetValue(Reports) : null) switch
        {
            "json" => ReportFormat.Json,
            "markdown" => ReportFormat.Markdown,
            "github" => ReportFormat.GitHub,
            "gitlab" => ReportFormat.GitLab,
            "azure" => ReportFormat.Azure,
            "sarif" => ReportFormat.Sarif,
            _ => ReportFormat.Text,
        };

    private static Option<string> Create(params string[] formats)
    {
        var option = new Option<string>("--format", "-f") { Description = $"The format: {string.Join(", ", formats)}.", DefaultValueFactory = static _ => "text", HelpName = "format" };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
