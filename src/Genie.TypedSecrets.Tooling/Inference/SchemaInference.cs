using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Represents schemas that were inferred from stored values.</summary>
/// <param name="Schemas">The schemas, by category.</param>
/// <param name="Findings">The secrets that no schema could be inferred for, with the reason.</param>
public sealed record SchemaInference(IReadOnlyList<InferredSchema> Schemas, IReadOnlyList<Finding> Findings) : Report
{
    /// <inheritdoc/>
    public override string Kind => "schema-inference";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings => Findings;

    /// <summary>Infers schemas from files that hold values of one category.</summary>
    /// <param name="category">The category's name.</param>
    /// <param name="files">The files as they are shown, with their contents.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="ToolingException">A schema cannot describe the values.</exception>
    public static SchemaInference OfFiles(string category, IReadOnlyList<(string Path, byte[] Content)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new([InferredSchema.Infer(new(category, [.. files.Select(static file => new InferenceSample(Path.GetFileName(file.Path), SecretDocument.Read(file.Content)))]))], []);
    }

    /// <summary>Infers the schemas of secrets. Values are read and not kept.</summary>
    /// <param name="project">The project.</param>
    /// <param name="store">The store.</param>
    /// <param name="names">The names of secrets, or of categories for the secrets of all environments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schemas.</returns>
    /// <exception cref="ToolingException">A schema cannot describe the values.</exception>
    public static async Task<SchemaInference> OfSecretsAsync(SecretsProject project, IManagedStore store, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(names);
        List<string> secrets = [];
        foreach (var name in names)
        {
            secrets.AddRange(await ExpandAsync(project, store, name, cancellationToken).ConfigureAwait(false));
        }

        List<InferredSchema> schemas = [];
        foreach (var group in SecretGroup.Of(project, secrets))
        {
            schemas.Add(InferredSchema.Infer(await ReadAsync(store, group, environments: [], cancellationToken).ConfigureAwait(false)));
        }

        return new(schemas, []);
    }

    /// <summary>Infers the schemas of all secrets that no schema describes. One that cannot be read or described does not hide the others.</summary>
    /// <param name="project">The project.</param>
    /// <param name="store">The store.</param>
    /// <param name="prefix">The prefix that names must have; empty for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schemas, and what could not be described.</returns>
    public static async Task<SchemaInference> OfStoreAsync(SecretsProject project, IManagedStore store, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(store);
        var secrets = (await store.ListAsync(includeDeleted: false, cancellationToken).ConfigureAwait(false))
            .Where(secret => secret.Name.StartsWith(prefix, StringComparison.Ordinal) && SecretLocation.Of(project, secret.Name).Ownership != SecretOwnership.Described);
        List<InferredSchema> schemas = [];
        List<Finding> findings = [];
        foreach (var group in SecretGroup.Of(project, secrets.Select(static secret => secret.Name)))
        {
            try
            {
                string[] found = [.. group.Secrets.Select(static secret => secret.Environment).OfType<string>()];
                var isEverywhere = found.Length == 0 || project.Manifest!.Environments.All(environment => found.Contains(environment.Name, StringComparer.Ordinal));
                schemas.Add(InferredSchema.Infer(await ReadAsync(store, group, isEverywhere ? [] : found, cancellationToken).ConfigureAwait(false)));
            }
            catch (Exception e) when (e is ToolingException or SecretAccessDeniedException or SecretNotFoundException)
            {
                findings.Add(new("GTI0001", FindingSeverity.Error, e.Message, group.Secrets[0].Name));
            }
        }

        return new(schemas, findings);
    }

    // The name of a category means its secrets in all environments.
    private static async Task<IReadOnlyList<string>> ExpandAsync(SecretsProject project, IManagedStore store, string name, CancellationToken cancellationToken)
    {
        if (!CategoryFileName.IsValidCategory(name) || project.Set.Names is not { } names)
        {
            return [name];
        }

        List<string> found = [];
        foreach (var environment in project.Manifest!.Environments)
        {
            var secret = names.Format(environment.Name, name);
            if (await store.DescribeAsync(secret, cancellationToken).ConfigureAwait(false) is { DeletedAt: null, Current: not null })
            {
                found.Add(secret);
            }
        }

        return found.Count > 0 ? found : [name];
    }

    private static async Task<InferenceInput> ReadAsync(IManagedStore store, SecretGroup group, IReadOnlyList<string> environments, CancellationToken cancellationToken)
    {
        List<InferenceSample> samples = [];
        foreach (var (name, environment) in group.Secrets)
        {
            using var payload = await store.GetAsync(new SecretRequest(name), cancellationToken).ConfigureAwait(false);
            samples.Add(new(name, SecretDocument.Read(payload)) { Environment = environment });
        }

        return new(group.Category, samples) { SecretName = group.SecretName, HasNameForEach = group.HasNameForEach, Environments = environments };
    }
}
