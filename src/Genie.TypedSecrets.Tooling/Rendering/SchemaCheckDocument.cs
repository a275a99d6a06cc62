using Genie.TypedSecrets.Tooling.Checking;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out the result of checking schemas.</summary>
public static class SchemaCheckDocument
{
    /// <summary>Lays out the result.</summary>
    /// <param name="check">The result.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this SchemaCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var errors = check.Findings.Count(static finding => finding.Severity == FindingSeverity.Error);
        var others = check.Findings.Count - errors;
        var summary = check.Findings.Count == 0
            ? new ParagraphBlock($"{Plural.Of(check.Categories, "category", "categories")} in {check.Folder}: no findings.", Tone.Good)
            : new ParagraphBlock(
                $"{Plural.Of(check.Files, "file", "files")} in {check.Folder}: {Plural.Of(errors, "error", "errors")}{(others == 0 ? string.Empty : $", {Plural.Of(others, "other finding", "other findings")}")}.",
                errors > 0 ? Tone.Bad : Tone.Warning);
        return ReportDocument.Of(check.Findings.Count == 0 ? null : new FindingsBlock(check.Findings), summary);
    }
}
