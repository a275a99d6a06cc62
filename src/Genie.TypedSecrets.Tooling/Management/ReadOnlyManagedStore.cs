using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Manages a store that can only be read. It is listed by looking up the secrets that the project's schemas describe.</summary>
internal sealed class ReadOnlyManagedStore(ISecretStore store, SecretsProject? project) : IManagedStore
{
    public string Name => store.Name;

    public bool IsWritable => false;

    public bool HasRecoveryWindow => false;

    public async Task<IReadOnlyList<SecretMetadata>> ListAsync(bool includeDeleted, CancellationToken cancellationToken)
    {
        if (project?.Manifest is null)
        {
            throw new ToolingException(
                $"The {Name} store cannot list its secrets, and no schemas name them. Run the command in a folder that contains schemas/secrets.json, or below it.");
        }

        var results = await store.GetManyAsync([.. project.SecretNames().Select(static name => new SecretRequest(name))], cancellationToken).ConfigureAwait(false);
        List<SecretMetadata> secrets = [];
        foreach (var result in results)
        {
            using var payload = result.Payload;
            if (payload is not null)
            {
                secrets.Add(Describe(payload));
            }
            else if (result.Error is not SecretNotFoundException)
            {
                secrets.Add(new(result.Name) { Problem = result.Error!.Message });
            }
        }

        return secrets;
    }

    public async Task<SecretMetadata?> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var payload = await store.GetAsync(new(name), cancellationToken).ConfigureAwait(false);
            return Describe(payload);
        }
        catch (SecretNotFoundException)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(string name, CancellationToken cancellationToken) =>
        (await DescribeAsync(name, cancellationToken).ConfigureAwait(false) ?? throw NotFound.Of(name, Name)).Versions;

    public async Task<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken) =>
        await store.GetAsync(request, cancellationToken).ConfigureAwait(false);

    public Task<WriteResult> PutAsync(SecretWrite write, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<string> MakeCurrentAsync(string name, SecretVersionInfo from, SecretVersionInfo to, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<DateTimeOffset?> DeleteAsync(string name, int? recoveryDays, CancellationToken cancellationToken) => throw ReadOnly();

    public Task RestoreAsync(string name, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<string> RotateAsync(string name, CancellationToken cancellationToken) => throw ReadOnly();

    private static SecretMetadata Describe(SecretPayload payload) => new(payload.Name)
    {
        Versions = [new(payload.VersionId, payload.CreatedAt, [SecretRequest.CurrentStage])],
        ChangedAt = payload.CreatedAt,
    };

    private ToolingException ReadOnly() => new($"The {Name} store can only be read. Use --store local or --store aws, or change the source that it reads from.");
}
