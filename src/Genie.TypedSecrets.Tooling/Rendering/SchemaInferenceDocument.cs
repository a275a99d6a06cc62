using System.Globalization;
using Genie.TypedSecrets.Tooling.Inference;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out schemas that were inferred.</summary>
public static class SchemaInferenceDocument
{
    /// <summary>Lays out the schemas: what they were inferred from, and what a person should look at.</summary>
    /// <param name="inference">The schemas.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this SchemaInference inference)
    {
        ArgumentNullException.ThrowIfNull(inference);
        string[] notes = [.. Notes(inference)];
        return ReportDocument.Of(
            inference.Schemas.Count == 0
                ? new ParagraphBlock("Every secret of the store has a schema.", Tone.Good)
                : new TableBlock(["Category", "Keys", "Optional", "From"], [.. inference.Schemas.Select(static schema => new Cell[] { new(schema.Category, Tone.Strong), Number(schema.Keys), Number(schema.OptionalKeys), string.Join(", ", schema.Sources) })]),
            notes.Length == 0 ? null : new LinesBlock(notes),
            inference.Findings.Count == 0 ? null : new FindingsBlock(inference.Findings));
    }

    /// <summary>Gets the information for the person who reviews the schemas: notes, and secrets that no schema could be inferred for.</summary>
    /// <param name="inference">The schemas.</param>
    /// <returns>The notes, one a line.</returns>
    public static IReadOnlyList<string> ToNotes(this SchemaInference inference)
    {
        ArgumentNullException.ThrowIfNull(inference);
        return [.. Notes(inference), .. inference.Findings.Select(static finding => $"{finding.Subject}: error {finding.RuleId}: {finding.Message}")];
    }

    private static IEnumerable<string> Notes(SchemaInference inference) => inference.Schemas.SelectMany(static schema => schema.Notes.Select(note => $"{schema.Category}: {note}"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
