using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Drift;

/// <summary>Reads the metadata of a project's secrets with as few permissions as there are: a list, or else each secret on its own.</summary>
internal sealed class DriftScan(SecretsProject project, IManagedStore store, IReadOnlyList<string> environments)
{
    // Reads of metadata at the same time. AWS allows 40 DescribeSecret calls a second and account.
    private const int Parallelism = 8;

    private readonly Dictionary<string, SecretMetadata> _secrets = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];

    /// <summary>Gets the secrets, by name.</summary>
    internal IReadOnlyDictionary<string, SecretMetadata> Secrets => _secrets;

    /// <summary>Gets the findings about what could not be read.</summary>
    internal IReadOnlyList<Finding> Findings => _findings;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await ListAsync(cancellationToken).ConfigureAwait(false))
        {
            // A list has names and no ARNs, and does not say where a secret is replicated to.
            await DescribeAsync([.. environments.SelectMany(project.SecretNames).Where(static name => name.StartsWith("arn:", StringComparison.Ordinal))], cancellationToken).ConfigureAwait(false);
            var replicated = store.HasRecoveryWindow ? environments.Where(name => ProjectEnvironments.Find(project.Manifest!, name)!.Regions.Count > 1) : [];
            await DescribeAsync([.. replicated.SelectMany(project.SecretNames).Where(name => _secrets.GetValueOrDefault(name) is { DeletedAt: null })], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var secret in await store.ListAsync(includeDeleted: true, cancellationToken).ConfigureAwait(false))
            {
                _secrets[secret.Name] = secret;
            }

            return true;
        }
        catch (SecretAccessDeniedException denied)
        {
            string[] names = [.. environments.SelectMany(project.SecretNames)];
            await DescribeAsync(names, cancellationToken).ConfigureAwait(false);
            if (names.Length == 0 || Array.TrueForAll(names, name => _secrets.GetValueOrDefault(name)?.Problem is not null))
            {
                throw new ToolingException(denied.Message);
            }

            _findings.Add(new("GTF1006", FindingSeverity.Info, $"The {store.Name} store does not allow listing its secrets, so secrets without a schema are not reported. Allow secretsmanager:ListSecrets to see them.", "secrets.json"));
            return false;
        }
    }

    private async Task DescribeAsync(string[] names, CancellationToken cancellationToken)
    {
        var found = new SecretMetadata?[names.Length];
        await Parallel.ForAsync(0, names.Length, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (i, token) =>
        {
            try
            {
                found[i] = await store.DescribeAsync(names[i], token).ConfigureAwait(false);
            }
            catch (SecretAccessDeniedException e)
            {
                found[i] = (_secrets.GetValueOrDefault(names[i]) ?? new(names[i])) with { Problem = e.Message };
            }
        }).ConfigureAwait(false);
        for (var i = 0; i < names.Length; i++)
        {
            if (found[i] is { } secret)
            {
                _secrets[names[i]] = secret;
            }
        }
    }
}
