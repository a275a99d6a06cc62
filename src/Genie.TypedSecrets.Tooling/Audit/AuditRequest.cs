using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Represents the input of an audit.</summary>
public sealed record AuditRequest
{
    /// <summary>Gets the log files of CloudTrail, and the folders with them.</summary>
    public required IReadOnlyList<string> Logs { get; init; }

    /// <summary>Gets the jobs whose code is known.</summary>
    public IReadOnlyList<AuditedJob> Jobs { get; init; } = [];

    /// <summary>Gets the principals, by ARN or simple name, with the name of the job that each runs; null for one that may read any secret.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> ExpectedPrincipals { get; init; } = [];

    /// <summary>Gets the time before which events are not counted; null for none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the environments to look at; empty for those that the logs have reads of.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the project whose secrets are audited; null for all secrets in the logs.</summary>
    public SecretsProject? Project { get; init; }
}

/// <summary>Represents the part of the logs that has been read.</summary>
/// <param name="File">The file that is being read.</param>
/// <param name="Bytes">The number of bytes that have been read.</param>
/// <param name="TotalBytes">The number of bytes of all files.</param>
public sealed record AuditProgress(string File, long Bytes, long TotalBytes);
