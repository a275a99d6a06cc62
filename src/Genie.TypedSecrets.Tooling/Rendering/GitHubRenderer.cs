using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders findings as workflow commands: <c>::error file=…,line=…,col=…,title=GTS0201::message</c>.</summary>
internal static class GitHubRenderer
{
    internal static string Render(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var command = finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "notice" };
            var place = finding.Location is { } at
                ? string.Create(CultureInfo.InvariantCulture, $"file={Property(at.Path)},line={at.Line},col={at.Column},")
                : string.Empty;
            var subject = finding.Subject is { } name && finding.Location is null ? name + ": " : string.Empty;
            text.Append("::").Append(command).Append(' ').Append(place).Append("title=").Append(Property(finding.RuleId))
                .Append("::").Append(Data(Printable.Clean(subject + finding.Message, keepLines: true))).Append('\n');
        }

        return text.ToString();
    }

    // As the toolkit of GitHub Actions escapes them: a message cannot begin another command.
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(Printable.Clean(text)).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
