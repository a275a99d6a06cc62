using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders findings as logging commands: <c>##vso[task.logissue type=error;sourcepath=…;linenumber=…;columnnumber=…;code=GTS0201]message</c>.</summary>
internal static class AzureRenderer
{
    internal static string Render(IReadOnlyList<Finding> findings)
    {
        StringBuilder text = new();

        // A command knows errors and warnings only.
        foreach (var finding in findings)
        {
            text.Append("##vso[task.logissue type=").Append(finding.Severity == FindingSeverity.Error ? "error" : "warning").Append(';');
            if (finding.Location is { } at)
            {
                text.Append(CultureInfo.InvariantCulture, $"sourcepath={Escape(at.Path)};linenumber={at.Line};columnnumber={at.Column};");
            }

            var subject = finding.Subject is { } name && finding.Location is null ? name + ": " : string.Empty;
            text.Append("code=").Append(Escape(finding.RuleId)).Append(";]").Append(Escape(subject + finding.Message)).Append('\n');
        }

        return text.ToString();
    }

    // As the agent decodes them: a message cannot begin another command.
    private static string Escape(string text) => Printable.Clean(text, keepLines: true)
        .Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
}
