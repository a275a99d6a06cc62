using System.Globalization;
using Genie.TypedSecrets.Tooling.Audit;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out who read which secret.</summary>
public static class AuditDocument
{
    /// <summary>Lays out the report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var reads = report.Readers.Sum(static reader => reader.Reads);
        var secrets = report.Readers.Where(static reader => reader.Reads > 0).Select(static reader => reader.Secret).Distinct(StringComparer.Ordinal).Count();
        var principals = report.Readers.Where(static reader => reader.Reads > 0).Select(static reader => reader.Principal).Distinct(StringComparer.Ordinal).Count();
        var period = report is { From: { } from, To: { } to } ? $", {SecretDocuments.Show(from)} to {SecretDocuments.Show(to)}" : string.Empty;
        return ReportDocument.Of(
            new HeadingBlock($"{Count(reads)} {(reads == 1 ? "read" : "reads")} of {Plural.Of(secrets, "secret", "secrets")} by {Plural.Of(principals, "principal", "principals")}{period}"),
            new ParagraphBlock(
                $"{Count(report.Events)} {(report.Events == 1 ? "event" : "events")} in {Plural.Of(report.Files, "log file", "log files")}."
                + (report.OtherReads > 0 ? $" {Count(report.OtherReads)} reads of other secrets are not shown." : string.Empty),
                Tone.Faint),
            report.Readers.Count == 0 ? null : new TableBlock(
                ["Secret", "Principal", "Job", "Reads", "In batches", "Denied", "Failed", "First", "Last", "Regions"],
                [.. report.Readers.Select(static reader => new Cell[]
                {
                    reader.Secret,
                    Show(reader),
                    string.Join(", ", reader.Jobs),
                    Number(reader.Reads),
                    Number(reader.BatchReads),
                    new Cell(Number(reader.Denied), Tone.Warning),
                    Number(reader.Failed),
                    SecretDocuments.Show(reader.First),
                    SecretDocuments.Show(reader.Last),
                    string.Join(", ", reader.Regions),
                })]),
            report.Findings.Count == 0 ? new ParagraphBlock("No findings.", Tone.Good) : new FindingsBlock(report.Findings));
    }

    // A user's or service's name is enough; the sessions of a role say which of its tasks it was.
    private static Cell Show(SecretReader reader)
    {
        var text = reader.Principal + (reader.SessionCount switch
        {
            0 => string.Empty,
            1 => $" ({reader.Sessions[0]})",
            _ => $" ({Plural.Of(reader.SessionCount, "session", "sessions")})",
        });
        return new(text, reader.Expectation is ReadExpectation.Unexpected or ReadExpectation.UnknownPrincipal && reader.Reads > 0 ? Tone.Bad : Tone.Normal);
    }

    private static string Number(long count) => count == 0 ? string.Empty : Count(count);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
