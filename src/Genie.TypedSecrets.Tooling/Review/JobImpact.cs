using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Review;

/// <summary>Represents a job that a change concerns.</summary>
/// <param name="Job">The job.</param>
/// <param name="IsCertain">Whether the job reads the secret by code that names it. Otherwise it has reads with a computed name, which may concern the secret.</param>
/// <param name="Reads">The reads, by file and line.</param>
public sealed record JobImpact(string Job, bool IsCertain, IReadOnlyList<CodeLocation> Reads)
{
    /// <summary>Finds the jobs that a change concerns.</summary>
    /// <param name="change">The change.</param>
    /// <param name="usage">The reads of the jobs.</param>
    /// <param name="project">The new schemas.</param>
    /// <returns>The jobs, by name.</returns>
    internal static IReadOnlyList<JobImpact> Of(SchemaChange change, IReadOnlyList<UsageReport> usage, SecretsProject project) =>
        change.Has(Verdict.Safe) && change.RuleId != DiffRules.KeyDeprecated.Id
            ? []
            : [.. usage.Select(report => Of(change, report, project)).OfType<JobImpact>().OrderBy(static impact => impact.Job, StringComparer.Ordinal)];

    private static JobImpact? Of(SchemaChange change, UsageReport usage, SecretsProject project)
    {
        if (change.Category is null)
        {
            return OfManifest(change, usage);
        }

        List<CodeLocation> reads = [];
        var isHit = false;
        foreach (var secret in usage.Secrets.Where(secret => secret.Category == change.Category && IsInEnvironment(secret, change)))
        {
            var places = PlacesOf(change, secret);
            isHit |= places is not null;
            reads.AddRange(places ?? []);
        }

        // By name: the whole value, in one environment.
        var names = change.Environments.Count > 0 ? change.Steps.Select(static step => step.Secret).ToHashSet(StringComparer.Ordinal) : [];
        names.UnionWith(project.Find(change.Category) is { } category ? project.Set.Names!.EnvironmentsOf(category).Select(environment => project.Set.Names.Format(environment, change.Category)) : []);
        foreach (var named in usage.Named.Where(named => names.Contains(named.Name)))
        {
            isHit = true;
            reads.AddRange(named.Reads);
        }

        return isHit ? new(usage.Job, IsCertain: true, [.. reads.Distinct().Order()])
            : usage.Unknown.Count > 0 ? new(usage.Job, IsCertain: false, usage.Unknown)
            : null;
    }

    private static JobImpact? OfManifest(SchemaChange change, UsageReport usage)
    {
        var isEverywhere = change.RuleId == DiffRules.ProjectRenamed.Id || change.RuleId == DiffRules.EnvironmentSelection.Id;
        CodeLocation[] reads = [.. usage.Secrets.Where(secret => isEverywhere || secret.Environments.Any(environment => change.Environments.Contains(environment, StringComparer.Ordinal))).SelectMany(static secret => secret.Reads).Distinct().Order()];
        return reads.Length == 0 ? null : new(usage.Job, IsCertain: true, reads);
    }

    private static bool IsInEnvironment(SecretUsage secret, SchemaChange change) =>
        change.RuleId != DiffRules.CategoryLeavesEnvironment.Id || change.Environments.Count == 0
        || secret.Environments.Any(environment => environment == UsageReport.CurrentEnvironment || change.Environments.Contains(environment, StringComparer.Ordinal));

    // The places of a key; null if the job is not concerned.
    private static IReadOnlyList<CodeLocation>? PlacesOf(SchemaChange change, SecretUsage secret)
    {
        // A value that is rejected fails every read of the category, a preload included. A new key is in no code yet.
        if (change.Has(Verdict.BreaksStoredValues) || change.Key is null || change.FormerKey is null)
        {
            return secret.Reads;
        }

        var key = change.FormerKey.StartsWith('/') ? change.FormerKey[1..].Split('/')[0] : change.FormerKey.Split('.')[0];
        return secret.Keys.Contains(key, StringComparer.Ordinal)
            ? secret.KeyReads.FirstOrDefault(read => read.Key == key)?.Reads ?? secret.Reads
            : null;
    }
}
