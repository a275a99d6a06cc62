using System.Globalization;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Drift;

/// <summary>Represents the differences between schemas and what a store has.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Secrets">The secrets of the schemas and those under the project's names, by name.</param>
/// <param name="Findings">The differences, by secret and rule.</param>
public sealed record DriftReport(string Store, IReadOnlyList<SecretState> Secrets, IReadOnlyList<Finding> Findings) : Report
{
    /// <inheritdoc/>
    public override string Kind => "drift";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings => Findings;

    /// <summary>Compares schemas with a store. Without values, no value is read.</summary>
    /// <param name="project">The schemas.</param>
    /// <param name="store">The store.</param>
    /// <param name="environments">The environments; none for all.</param>
    /// <param name="now">The current time.</param>
    /// <param name="withValues">Whether values are read and compared with their schemas.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="ToolingException">The schemas have errors, or an environment is unknown.</exception>
    public static async Task<DriftReport> CompareAsync(SecretsProject project, IManagedStore store, IReadOnlyList<string> environments, DateTimeOffset now, bool withValues, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(store);
        var names = ProjectEnvironments.Select(project, environments);
        var known = (await store.ListAsync(includeDeleted: true, cancellationToken).ConfigureAwait(false)).ToDictionary(static secret => secret.Name, StringComparer.Ordinal);
        List<Finding> findings = [];
        List<SecretState> states = [];
        foreach (var environment in names)
        {
            var prefix = project.Set.Names!.Format(environment, string.Empty);
            var described = project.SecretNames(environment);
            foreach (var name in described)
            {
                var secret = known.GetValueOrDefault(name);
                var category = project.SchemaOf(name)!;
                states.Add(SecretState.Of(name, environment, category, secret, now));
                findings.AddRange(DriftRules.Check(name, category, secret, project.Manifest!.Environments.First(e => e.Name == environment), store, now));
                if (withValues && secret is { DeletedAt: null, Current: not null, Problem: null })
                {
                    findings.AddRange(await CompareValueAsync(store, name, category, cancellationToken).ConfigureAwait(false));
                }
            }

            findings.AddRange(known.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !described.Contains(name, StringComparer.Ordinal) && known[name].DeletedAt is null)
                .Select(static name => new Finding("GTF1004", FindingSeverity.Warning, "No schema describes this secret. Add a schema, or delete the secret.", name)));
        }

        return new(store.Name, [.. states.OrderBy(static state => state.Name, StringComparer.Ordinal)], [.. findings.OrderBy(static f => f.Subject, StringComparer.Ordinal).ThenBy(static f => f.RuleId, StringComparer.Ordinal).ThenBy(static f => f.Message, StringComparer.Ordinal)]);
    }

    private static async Task<IEnumerable<Finding>> CompareValueAsync(IManagedStore store, string name, CategoryModel category, CancellationToken cancellationToken)
    {
        using var payload = await store.GetAsync(new SecretRequest(name), cancellationToken).ConfigureAwait(false);
        var value = payload.Reveal().ToArray();
        try
        {
            // Paths and expectations alone: a violation holds no part of the value.
            return [.. ValueValidator.Validate(category, value, payload.IsBinary).Select(violation => new Finding("GTF2001", FindingSeverity.Error, violation.ToString(), name))];
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(value);
        }
    }
}

/// <summary>Represents the state of one secret, without its value.</summary>
/// <param name="Name">The secret's name.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Category">The category.</param>
/// <param name="State">The state: <c>missing</c>, <c>no-value</c>, <c>deleted</c>, <c>unreadable</c>, <c>overdue</c> or <c>ok</c>.</param>
/// <param name="VersionId">The id of the current version.</param>
/// <param name="ChangedAt">The time of the last change.</param>
/// <param name="RotationDueAt">The time at which the value should be rotated, by <c>x-rotation-days</c>.</param>
/// <param name="AccessedAt">The day on which the value was last read.</param>
/// <param name="Owner">The owner, from the schema.</param>
public sealed record SecretState(
    string Name,
    string Environment,
    string Category,
    string State,
    string? VersionId,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? RotationDueAt,
    DateTimeOffset? AccessedAt,
    string? Owner)
{
    internal static SecretState Of(string name, string environment, CategoryModel category, SecretMetadata? secret, DateTimeOffset now)
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
        return new(name, environment, category.Name, state, secret?.Current?.Id, secret?.ChangedAt, due, secret?.AccessedAt, category.Policy.Owner);
    }
}
