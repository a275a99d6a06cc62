namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>The formats that a report can be rendered in.</summary>
public enum ReportFormat
{
    /// <summary>Text for a person.</summary>
    Text,

    /// <summary>JSON with a <c>schemaVersion</c>, for programs.</summary>
    Json,

    /// <summary>Markdown, for a comment on a pull request.</summary>
    Markdown,

    /// <summary>Workflow commands of GitHub Actions, which annotate a pull request.</summary>
    GitHub,

    /// <summary>Logging commands of Azure Pipelines, which the summary of a run lists.</summary>
    Azure,

    /// <summary>A report of GitLab's code quality, which annotates a merge request.</summary>
    GitLab,

    /// <summary>SARIF 2.1.0, for code scanning and editors.</summary>
    Sarif,
}

/// <summary>The way text is laid out.</summary>
/// <param name="Width">The number of columns to wrap tables and paragraphs at; null if text is not wrapped, as in a pipe.</param>
/// <param name="UseColor">Whether ANSI escape sequences may be used. False where <c>NO_COLOR</c> is set: then no text is bold either.</param>
public sealed record TextStyle(int? Width, bool UseColor)
{
    /// <summary>Gets the style of a file or a pipe: not wrapped, without escape sequences.</summary>
    public static TextStyle Plain { get; } = new(Width: null, UseColor: false);
}
