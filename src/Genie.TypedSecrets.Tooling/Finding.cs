namespace Genie.TypedSecrets.Tooling;

/// <summary>The severity of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>Something that is worth knowing and needs no action.</summary>
    Info,

    /// <summary>Something that works and should be looked at.</summary>
    Warning,

    /// <summary>Something that does not work.</summary>
    Error,
}

/// <summary>Represents one finding of a report.</summary>
/// <param name="RuleId">The stable id of the rule: <c>GTS0201</c>, <c>GTD1003</c>.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Message">The finding, and what to do about it. Never a value.</param>
/// <param name="Subject">The secret, category or key that the finding is about; null if it is a file.</param>
/// <param name="Location">The position in a file; null if there is none.</param>
/// <param name="Fingerprint">Twelve hexadecimal digits that stay the same while the finding does; null if the report has none.</param>
public sealed record Finding(
    string RuleId,
    FindingSeverity Severity,
    string Message,
    string? Subject = null,
    FindingLocation? Location = null,
    string? Fingerprint = null)
{
    /// <summary>Gets the path of the key in the stored value as a JSON Pointer; null if the finding is not about a key.</summary>
    public string? Key { get; init; }
}

/// <summary>Represents a position in a file.</summary>
/// <param name="Path">The file's path, with forward slashes.</param>
/// <param name="Line">The line, counted from one.</param>
/// <param name="Column">The column, counted from one.</param>
public sealed partial record FindingLocation(string Path, int Line, int Column);
