using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Represents a job that reads a category.</summary>
/// <param name="Job">The job.</param>
/// <param name="Environments">The environments, <c>$current</c> for the one that the job runs in; empty if it reads by name.</param>
/// <param name="Keys">The JSON names of the keys that it reads; empty if it reads the whole value.</param>
/// <param name="IsByName">Whether it reads the secret by its name instead of through the generated accessor.</param>
/// <param name="Reads">The reads, by file and line.</param>
public sealed record CatalogReader(string Job, IReadOnlyList<string> Environments, IReadOnlyList<string> Keys, bool IsByName, IReadOnlyList<CodeLocation> Reads)
{
    internal static IReadOnlyList<CatalogReader> Of(string category, HashSet<string> names, IReadOnlyList<UsageReport> usage)
    {
        List<CatalogReader> readers = [];
        foreach (var report in usage)
        {
            readers.AddRange(report.Secrets.Where(secret => secret.Category == category)
                .Select(secret => new CatalogReader(report.Job, secret.Environments, secret.Keys, IsByName: false, secret.Reads)));
            CodeLocation[] byName = [.. report.Named.Where(named => names.Contains(named.Name)).SelectMany(static named => named.Reads)];
            if (byName.Length > 0)
            {
                readers.Add(new(report.Job, [], [], IsByName: true, byName));
            }
        }

        return readers;
    }
}
