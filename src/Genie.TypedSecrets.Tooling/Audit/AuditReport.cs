using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Represents the reads of secrets by principals, according to CloudTrail, compared with the secrets that the code can read.</summary>
/// <param name="Files">The number of log files.</param>
/// <param name="Events">The number of events in them, of any service.</param>
/// <param name="From">The time of the first read that is counted; null if there is none.</param>
/// <param name="To">The time of the last one.</param>
/// <param name="Readers">The readers of each secret, by secret and principal.</param>
/// <param name="UnusedGrants">The secrets that a job's code can read and that its principals did not read.</param>
/// <param name="UnreadSecrets">The secrets that no principal read.</param>
/// <param name="OtherReads">The number of reads of secrets that are not the project's.</param>
/// <param name="Findings">The findings, by secret and rule.</param>
public sealed record AuditReport(
    int Files,
    long Events,
    DateTimeOffset? From,
    DateTimeOffset? To,
    IReadOnlyList<SecretReader> Readers,
    IReadOnlyList<UnusedGrant> UnusedGrants,
    IReadOnlyList<string> UnreadSecrets,
    long OtherReads,
    IReadOnlyList<Finding> Findings) : Report
{
    /// <inheritdoc/>
    public override string Kind => "audit";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings => Findings;

    /// <summary>Reads logs, and compares them with the code of jobs.</summary>
    /// <param name="request">The logs, schemas and reports to compare.</param>
    /// <param name="progress">The receiver of the progress; null if progress is not reported.</param>
    /// <param name="cancellationToken">Cancels the audit.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ToolingException">A log cannot be read or is damaged, or the request names an environment or a job that does not exist.</exception>
    public static AuditReport Run(AuditRequest request, IProgress<AuditProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Project is { } project)
        {
            _ = ProjectEnvironments.Select(project, request.Environments);
        }

        var files = CloudTrailFiles.Find(request.Logs);
        AuditTally tally = new(request);
        var total = files.Sum(static file => new FileInfo(file).Length);
        var before = 0L;
        foreach (var file in files)
        {
            using var content = File.OpenRead(file);
            using var log = CloudTrailFiles.Decompress(content);
            tally.Add(new CloudTrailReader(log, file), () => progress?.Report(new(file, before + content.Position, total)), cancellationToken);
            before += content.Length;
        }

        progress?.Report(new(files[^1], total, total));
        return tally.ToReport(files.Count);
    }
}

/// <summary>Represents the reads of one secret by one principal.</summary>
/// <param name="Secret">The name of the secret.</param>
/// <param name="Principal">The ARN of the role, user or account; of an AWS service its name.</param>
/// <param name="PrincipalKind">The kind of the principal: <c>role</c>, <c>user</c>, <c>root</c>, <c>federated-user</c>, <c>service</c>, <c>account</c> or <c>unknown</c>.</param>
/// <param name="Jobs">The jobs that the principal runs.</param>
/// <param name="Expectation">The relation to the code of these jobs.</param>
/// <param name="Reads">The number of reads that succeeded. A batch counts once for each of its secrets.</param>
/// <param name="BatchReads">The number of them that were part of a batch, if the log contains that information.</param>
/// <param name="Denied">The number of reads that were denied.</param>
/// <param name="Failed">The number of reads that failed for another reason.</param>
/// <param name="First">The time of the first of all these.</param>
/// <param name="Last">The time of the last of them.</param>
/// <param name="Regions">The regions that were called, with those of replicas.</param>
/// <param name="Sessions">The names of the role's sessions, the first twenty.</param>
/// <param name="SessionCount">The number of different sessions, counted up to a thousand.</param>
public sealed record SecretReader(
    string Secret,
    string Principal,
    string PrincipalKind,
    IReadOnlyList<string> Jobs,
    ReadExpectation Expectation,
    long Reads,
    long BatchReads,
    long Denied,
    long Failed,
    DateTimeOffset First,
    DateTimeOffset Last,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Sessions,
    int SessionCount);

/// <summary>Represents a secret that a job can read by its code and that its principals did not read.</summary>
/// <param name="Job">The job.</param>
/// <param name="Secret">The name of the secret.</param>
public sealed record UnusedGrant(string Job, string Secret);
