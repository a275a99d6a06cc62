using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>The relation of a read to what code can read.</summary>
public enum ReadExpectation
{
    /// <summary>Usage reports to compare with are missing.</summary>
    NotCompared,

    /// <summary>The principal is a job's, and the job's code reads the secret; or the principal is expected to read any secret.</summary>
    Expected,

    /// <summary>The principal is a job's, and the job's code does not read the secret; or no job reads it.</summary>
    Unexpected,

    /// <summary>A job reads the secret, and the principal is not known to be a job's.</summary>
    UnknownPrincipal,

    /// <summary>The principal is a job's that reads secrets by computed names, so that this may be one of them.</summary>
    PossiblyComputed,
}

/// <summary>Determines which principal runs which job, and which secrets the code of a job reads.</summary>
internal sealed class ExpectedReaders
{
    private readonly IReadOnlyList<AuditedJob> _jobs;
    private readonly SecretsProject? _project;
    private readonly HashSet<string> _anything = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Principal, AuditedJob Job)> _named = [];
    private readonly Dictionary<string, IReadOnlyList<(AuditedJob Job, string? Environment)>> _jobsByPrincipal = new(StringComparer.Ordinal);
    private readonly string[] _environments;
    private readonly string[] _previews;

    internal ExpectedReaders(AuditRequest request)
    {
        _jobs = request.Jobs;
        _project = request.Project;
        _environments = [.. _project?.Manifest?.Environments.Select(static environment => environment.Name) ?? []];
        _previews = [.. _project?.Manifest?.Previews.Select(static preview => preview.Pattern) ?? []];
        foreach (var (principal, name) in request.ExpectedPrincipals)
        {
            if (name is null)
            {
                _anything.Add(principal);
            }
            else
            {
                _named.Add((principal, _jobs.FirstOrDefault(job => job.Names.Contains(AuditedJob.Normalize(name), StringComparer.Ordinal)) ?? throw UnknownJob(name)));
            }
        }
    }

    /// <summary>Gets the jobs that a principal runs, each with the environment in its name.</summary>
    internal IReadOnlyList<(AuditedJob Job, string? Environment)> JobsOf(Principal principal)
    {
        if (!_jobsByPrincipal.TryGetValue(principal.Name, out var jobs))
        {
            jobs = FindJobs(principal);
            _jobsByPrincipal.Add(principal.Name, jobs);
        }

        return jobs;
    }

    private List<(AuditedJob Job, string? Environment)> FindJobs(Principal principal)
    {
        var named = _named.Where(pair => Is(principal, pair.Principal)).Select(pair => (pair.Job, EnvironmentIn(principal, pair.Job))).ToList();
        return named.Count > 0 ? named : [.. _jobs.Select(job => (job, Match: MatchOf(principal, job))).Where(static pair => pair.Match.IsMatch).Select(static pair => (pair.job, pair.Match.Environment))];
    }

    /// <summary>Compares a read with the code of the principal's jobs.</summary>
    internal ReadExpectation Compare(Principal principal, string secret)
    {
        if (_anything.Any(name => Is(principal, name)))
        {
            return ReadExpectation.Expected;
        }

        if (_jobs.Count == 0)
        {
            return _anything.Count > 0 ? ReadExpectation.Unexpected : ReadExpectation.NotCompared;
        }

        var jobs = JobsOf(principal);
        if (jobs.Count == 0)
        {
            return _jobs.Any(job => Reads(job, secret, environment: null)) ? ReadExpectation.UnknownPrincipal : ReadExpectation.Unexpected;
        }

        return jobs.Any(pair => Reads(pair.Job, secret, pair.Environment)) ? ReadExpectation.Expected
            : jobs.Any(static pair => pair.Job.Usage.Unknown.Count > 0) ? ReadExpectation.PossiblyComputed : ReadExpectation.Unexpected;
    }

    /// <summary>Gets the secrets that a job's code reads where it runs in an environment.</summary>
    internal IEnumerable<string> SecretsOf(AuditedJob job, string environment) => job.Usage.Secrets
        .SelectMany(secret => secret.Environments.Select(name => (secret.Category, Environment: name == UsageReport.CurrentEnvironment ? environment : name)))
        .Select(read => UsageNames.Format(_project, job.Usage, read.Environment, read.Category))
        .OfType<string>()
        .Concat(job.Usage.Named.Select(static named => NameOf(named.Name)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>Gets the name of a secret from its name or ARN, as the project has it where it is one of the project's.</summary>
    internal string SecretName(string secretId) =>
        _project?.Set.Names?.All is { Count: > 0 } known && SecretArn.NamesIn(secretId).FirstOrDefault(known.Contains) is { } name ? name : NameOf(secretId);

    private static string NameOf(string secretId) => SecretArn.NamesIn(secretId).First();

    private bool Reads(AuditedJob job, string secret, string? environment)
    {
        if (job.Usage.Named.Any(named => NameOf(named.Name) == secret))
        {
            return true;
        }

        foreach (var use in job.Usage.Secrets)
        {
            foreach (var name in use.Environments)
            {
                IEnumerable<string> candidates = name != UsageReport.CurrentEnvironment ? [name] : environment is not null ? [environment] : _environments.Concat(_previews);
                if (candidates.Any(candidate => UsageNames.Is(_project, job.Usage, candidate, use.Category, secret))
                    || (name == UsageReport.CurrentEnvironment && environment is null && _environments.Length == 0 && UsageNames.IsOf(job.Usage, use.Category, secret)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Is(Principal principal, string name) =>
        string.Equals(principal.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(principal.SimpleName, Principal.SimpleNameOf(name), StringComparison.OrdinalIgnoreCase);

    private string? EnvironmentIn(Principal principal, AuditedJob job) =>
        MatchOf(principal, job).Environment ?? Array.Find(_environments, environment => principal.SimpleName.Split('-', '_', '.').Contains(environment, StringComparer.OrdinalIgnoreCase));

    // "ingest-job", "ingest-job-prod" (as terraform/environments names roles), "prod-ingest-job", "genie-prod-ingest-job", "IngestJobRole".
    private (bool IsMatch, string? Environment) MatchOf(Principal principal, AuditedJob job)
    {
        var name = AuditedJob.Normalize(principal.SimpleName);
        var project = AuditedJob.Normalize(_project?.Manifest?.Project ?? job.Usage.Project ?? string.Empty);
        foreach (var environment in _environments.Append(null))
        {
            var part = AuditedJob.Normalize(environment ?? string.Empty);
            foreach (var own in job.Names)
            {
                string[] forms = [own + part, part + own, project + own + part, project + part + own];
                if (forms.Any(form => name == form || name == form + "role"))
                {
                    return (true, environment);
                }
            }
        }

        return (false, null);
    }

    private ToolingException UnknownJob(string name)
    {
        var names = _jobs.Select(static job => job.Name).ToArray();
        var meant = NearMatch.Find(name, names);
        return new($"No usage report is of a job '{DisplayText.CleanName(name)}'.{(meant is not null ? $" Did you mean '{meant}'?" : names.Length == 0 ? " Name its report: --usage usage.json" : $" There are reports of: {string.Join(", ", names)}.")}");
    }
}
