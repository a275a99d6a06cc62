using System.Text.Json.Serialization;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Drift;

/// <summary>Represents the differences between schemas and what a store has.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Secrets">The secrets of the schemas and those under the project's names, by name.</param>
/// <param name="Findings">The differences, by secret and rule.</param>
public sealed record DriftReport(string Store, IReadOnlyList<StoredSecretState> Secrets, IReadOnlyList<Finding> Findings) : Report
{
    /// <inheritdoc/>
    public override string Kind => "drift";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings => Findings;

    /// <summary>Gets the environments, in the order of the manifest.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Compares schemas with a store. Without values, no value is read.</summary>
    /// <param name="project">The schemas.</param>
    /// <param name="store">The store.</param>
    /// <param name="request">The schemas and the store to compare.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="ToolingException">The schemas have errors, an environment is unknown, or the store denies all access.</exception>
    public static async Task<DriftReport> CompareAsync(SecretsProject project, IManagedStore store, DriftRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        var environments = ProjectEnvironments.Select(project, request.Environments);
        DriftScan scan = new(project, store, environments);
        await scan.RunAsync(cancellationToken).ConfigureAwait(false);
        List<Finding> findings = [.. scan.Findings];
        List<StoredSecretState> states = [];
        List<Finding> former = [];
        foreach (var environment in environments)
        {
            var described = project.SecretNames(environment);
            foreach (var name in described)
            {
                var secret = scan.Secrets.GetValueOrDefault(SecretArn.NameOf(name));
                var category = project.SchemaOf(name)!;
                states.Add(StoredSecretState.Of(name, environment, category, secret, request.Now));
                former.AddRange(FormerNames.Find(project, category, environment, name, scan.Secrets));
                findings.AddRange(DriftRules.Check(name, category, secret, ProjectEnvironments.Find(project.Manifest!, environment)!, store, request.Now));
                if (request.ReadsValues && secret is { DeletedAt: null, Current: not null, Problem: null })
                {
                    findings.AddRange(await CompareValueAsync(store, name, category, cancellationToken).ConfigureAwait(false));
                }
            }

            if (store.HasRecoveryWindow)
            {
                findings.AddRange(KmsKeyRules.Check([.. described.Select(name => scan.Secrets.GetValueOrDefault(SecretArn.NameOf(name))).OfType<SecretMetadata>().Where(static secret => secret is { DeletedAt: null, Problem: null })], environment, request.KmsKeyId));
            }
        }

        findings.AddRange(scan.Secrets.Values.Where(secret => secret.DeletedAt is null && !former.Exists(finding => finding.Subject == secret.Name) && IsUndescribed(project, secret.Name, environments))
            .Select(secret => new Finding("GTF1004", FindingSeverity.Warning, DescribeUndescribed(project, secret.Name), secret.Name)));
        findings.AddRange(former);
        return new(store.Name, [.. states.OrderBy(static state => state.Name, StringComparer.Ordinal)], [.. findings.OrderBy(static f => f.Subject, StringComparer.Ordinal).ThenBy(static f => f.RuleId, StringComparer.Ordinal).ThenBy(static f => f.Message, StringComparer.Ordinal)]) { Environments = environments };
    }

    private static bool IsUndescribed(SecretsProject project, string name, IReadOnlyList<string> environments) =>
        SecretLocation.Of(project, name) is { Ownership: SecretOwnership.Undescribed or SecretOwnership.Mistaken, Environment: { } environment } && environments.Contains(environment.Name, StringComparer.Ordinal);

    private static string DescribeUndescribed(SecretsProject project, string name)
    {
        var similar = Similar.Find(name, project.SecretNames());
        var quoted = CommandArgument.Quote(name);
        return $"No schema describes this secret.{(similar is null ? string.Empty : $" Its name is similar to '{similar}', which a schema describes.")} Describe it: genie-secrets schema infer {quoted}. If no job needs it, delete it: genie-secrets delete {quoted}";
    }

    private static async Task<IReadOnlyList<Finding>> CompareValueAsync(IManagedStore store, string name, CategoryModel category, CancellationToken cancellationToken)
    {
        try
        {
            using var payload = await store.GetAsync(new SecretRequest(name), cancellationToken).ConfigureAwait(false);
            return new ValueDrift(name, category).Compare(payload);
        }
        catch (SecretAccessDeniedException e)
        {
            return [new("GTF1005", FindingSeverity.Error, $"The secret cannot be read: {e.Message}", name)];
        }
    }
}

/// <summary>Represents the input of a comparison with a store.</summary>
/// <param name="Now">The current time.</param>
public sealed record DriftRequest(DateTimeOffset Now)
{
    /// <summary>Gets the environments; empty for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets whether values are read and compared with their schemas.</summary>
    public bool ReadsValues { get; init; }

    /// <summary>Gets the KMS key that the secrets should have, as an id, alias or ARN; null for the one that most secrets of an environment have.</summary>
    public string? KmsKeyId { get; init; }
}

/// <summary>Represents the state of one secret, without its value.</summary>
/// <param name="Name">The secret's name.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Category">The category.</param>
/// <param name="State">The state: <c>missing</c>, <c>no-value</c>, <c>deleted</c>, <c>unreadable</c>, <c>overdue</c> or <c>ok</c>.</param>
/// <param name="VersionId">The id of the current version.</param>
/// <param name="ChangedAt">The time of the last change.</param>
/// <param name="AgeDays">The number of days since the last change.</param>
/// <param name="RotationDueAt">The time at which the value should be rotated, by <c>x-rotation-days</c>.</param>
/// <param name="AccessedAt">The day on which the value was last read.</param>
/// <param name="Owner">The owner, from the schema.</param>
public sealed record StoredSecretState(
    string Name,
    string Environment,
    string Category,
    string State,
    string? VersionId,
    DateTimeOffset? ChangedAt,
    int? AgeDays,
    DateTimeOffset? RotationDueAt,
    DateTimeOffset? AccessedAt,
    string? Owner)
{
    internal static StoredSecretState Of(string name, string environment, CategoryModel category, SecretMetadata? secret, DateTimeOffset now)
    {
        var due = DriftRules.RotationDue(category, secret);
        var state = secret switch
        {
            null => "missing",
            { DeletedAt: not null } => "deleted",
            { Problem: not null } => "unreadable",
            { Current: null } => "no-value",
            _ when due < now => "overdue",
            _ => "ok",
        };
        return new(name, environment, category.Name, state, secret?.Current?.Id, secret?.ChangedAt, secret?.ChangedAt is { } changed ? (int)Math.Max(0, (now - changed).TotalDays) : null, due, secret?.AccessedAt, category.Policy.Owner);
    }
}
