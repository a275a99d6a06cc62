using System.Globalization;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Management;

namespace Genie.TypedSecrets.Tooling.Drift;

/// <summary>The rules about one secret's metadata.</summary>
internal static class DriftRules
{
    internal static DateTimeOffset? RotationDue(CategoryModel category, SecretMetadata? secret)
    {
        var days = category.Policy.RotationDays;
        foreach (var key in category.Objects.SelectMany(static o => o.Keys))
        {
            days = key.Policy.RotationDays is { } own && (days is null || own < days) ? own : days;
        }

        return days is { } limit && (secret?.RotatedAt ?? secret?.ChangedAt ?? secret?.CreatedAt) is { } changed ? changed.AddDays(limit) : null;
    }

    internal static IEnumerable<Finding> Check(string name, CategoryModel category, SecretMetadata? secret, EnvironmentModel environment, IManagedStore store, DateTimeOffset now)
    {
        switch (secret)
        {
            case null:
                yield return new("GTF1001", FindingSeverity.Error, $"The secret is missing. Create it: genie-secrets put {CommandArgument.Quote(name)} --file value.json", name);
                yield break;
            case { DeletedAt: not null }:
                yield return new("GTF1003", FindingSeverity.Error, $"The secret is scheduled for deletion. Restore it: genie-secrets restore {CommandArgument.Quote(name)}", name);
                yield break;
            case { Problem: { } problem }:
                yield return new("GTF1005", FindingSeverity.Error, $"The secret cannot be read: {problem}", name);
                yield break;
            case { Current: null }:
                yield return new("GTF1002", FindingSeverity.Error, $"The secret has no value. Store one: genie-secrets put {CommandArgument.Quote(name)} --file value.json", name);
                yield break;
        }

        if (RotationDue(category, secret) is { } due && due < now)
        {
            yield return new("GTF1101", FindingSeverity.Warning, $"The rotation is overdue since {due.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. Rotate it: genie-secrets rotate {CommandArgument.Quote(name)}", name);
        }

        // Only AWS has tags, replicas and the time of the last read.
        foreach (var finding in store.HasRecoveryWindow ? CheckAws(name, category, secret, environment, now) : [])
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> CheckAws(string name, CategoryModel category, SecretMetadata secret, EnvironmentModel environment, DateTimeOffset now)
    {
        foreach (var (key, value) in SecretCreations.TagsOf(category))
        {
            var actual = secret.Tags.FirstOrDefault(tag => tag.Key == key || (SecretCreations.IsOwner(key) && SecretCreations.IsOwner(tag.Key))).Value;
            if (actual != value)
            {
                yield return new("GTF1201", FindingSeverity.Warning, $"The tag '{key}' is {(actual is null ? "missing" : $"'{actual}'")}; the schema says '{value}'.", name);
            }
        }

        foreach (var region in environment.Regions.Skip(1))
        {
            var status = secret.Replicas.FirstOrDefault(replica => replica.Key == region).Value;
            if (status is null)
            {
                yield return new("GTF1202", FindingSeverity.Warning, $"The secret is not replicated to {region}, which secrets.json lists for '{environment.Name}'. Replicate it: aws secretsmanager replicate-secret-to-regions --secret-id {CommandArgument.Quote(name)} --add-replica-regions Region={region}", name);
            }
            else if (string.Equals(status, "Failed", StringComparison.OrdinalIgnoreCase))
            {
                yield return new("GTF1202", FindingSeverity.Warning, $"The replication to {region} failed.", name);
            }
        }

        if (secret.AccessedAt is null && secret.CreatedAt is { } created && now - created > TimeSpan.FromDays(30))
        {
            yield return new("GTF1301", FindingSeverity.Info, "The secret was never read.", name);
        }
    }
}
