namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders reports. Deterministic: the same report gives the same bytes.</summary>
public static class ReportRenderer
{
    /// <summary>Renders a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="document">The report as a person reads it.</param>
    /// <param name="format">The format.</param>
    /// <param name="style">The layout of text; other formats do not depend on it.</param>
    /// <returns>The rendered report, with a line feed at its end unless it is empty.</returns>
    public static string Render(Report report, ReportDocument document, ReportFormat format, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(style);
        return format switch
        {
            ReportFormat.Json => JsonRenderer.Render(report),
            ReportFormat.Markdown => MarkdownRenderer.Render(document),
            ReportFormat.GitHub => GitHubRenderer.Render(report.AllFindings),
            ReportFormat.Azure => AzureRenderer.Render(report.AllFindings),
            ReportFormat.GitLab => GitLabRenderer.Render(report.AllFindings),
            ReportFormat.Sarif => SarifRenderer.Render(report.AllFindings),
            _ => TextRenderer.Render(document, style),
        };
    }
}
