using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Represents a job whose reads are compared with its code.</summary>
/// <param name="File">The file of its usage report.</param>
/// <param name="Usage">The report.</param>
public sealed record AuditedJob(string File, UsageReport Usage)
{
    /// <summary>Gets the name of the job, as its report has it.</summary>
    public string Name => Usage.Job;

    // Terraform names a job's role after the file of its report, other tools after the assembly.
    internal IReadOnlyList<string> Names => [.. new[] { Normalize(Usage.Job), Normalize(StemOf(File)) }.Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Gets a name without case and separators: <c>IngestJob</c> and <c>ingest-job</c> are the same.</summary>
    internal static string Normalize(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string StemOf(string file)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        return stem.EndsWith(".secrets-usage", StringComparison.Ordinal) ? stem[..^".secrets-usage".Length] : stem;
    }
}
