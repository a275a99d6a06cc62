using Genie.TypedSecrets.Tooling.Diagnosis;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out what works between this machine and a store.</summary>
public static class DoctorDocument
{
    /// <summary>Lays out the checks, and what to do about those that fail.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this DoctorReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportDocument.Of(
            new TableBlock(["Check", "Result", "Detail"], [.. report.Checks.Select(static check => new Cell[] { check.Name, Show(check.State), check.Detail })]),
            report.Findings.Count == 0 ? null : new FindingsBlock(report.Findings));
    }

    private static Cell Show(DoctorCheckState state) => state switch
    {
        DoctorCheckState.Works => new("works", Tone.Good),
        DoctorCheckState.Limited => new("limited", Tone.Warning),
        DoctorCheckState.Fails => new("fails", Tone.Bad),
        _ => new("not checked", Tone.Faint),
    };
}
