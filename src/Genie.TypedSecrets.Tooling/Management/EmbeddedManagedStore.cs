using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Manages a store that keeps a current and a previous version and nothing else about a secret: <c>local</c>, or one in memory.</summary>
internal sealed class EmbeddedManagedStore(IWritableSecretStore store) : IManagedStore
{
    public string Name => store.Name;

    public bool IsWritable => true;

    public bool HasRecoveryWindow => false;

    public async Task<IReadOnlyList<SecretMetadata>> ListAsync(bool includeDeleted, CancellationToken cancellationToken)
    {
        List<SecretMetadata> secrets = [];
        foreach (var name in await store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                // The secret was deleted in the meantime.
                if (await DescribeAsync(name, cancellationToken).ConfigureAwait(false) is { } secret)
                {
                    secrets.Add(secret);
                }
            }
            catch (SecretsException e)
            {
                secrets.Add(new(name) { Problem = e.Message });
            }
        }

        return secrets;
    }

    public async Task<SecretMetadata?> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var current = await VersionAsync(SecretRequest.CurrentStage).ConfigureAwait(false);
            SecretVersionInfo? previous;
            try
            {
                previous = await VersionAsync(SecretRequest.PreviousStage).ConfigureAwait(false);
            }
            catch (SecretNotFoundException)
            {
                previous = null;
            }

            return new(name)
            {
                Versions = previous is null ? [current] : [current, previous],
                ChangedAt = current.CreatedAt,
            };
        }
        catch (SecretNotFoundException)
        {
            return null;
        }

        async Task<SecretVersionInfo> VersionAsync(string stage)
        {
            using var payload = await store.GetAsync(new(name) { VersionStage = stage }, cancellationToken).ConfigureAwait(false);
            return new(payload.VersionId, payload.CreatedAt, [stage]);
        }
    }

    public async Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(string name, CancellationToken cancellationToken) =>
        (await DescribeAsync(name, cancellationToken).ConfigureAwait(false) ?? throw NotFound.Of(name, Name)).Versions;

    public async Task<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken) =>
        await store.GetAsync(request, cancellationToken).ConfigureAwait(false);

    public async Task<WriteResult> PutAsync(SecretWrite write, CancellationToken cancellationToken)
    {
        return new(write.Condition is { CurrentVersionId: var expected }
            ? await store.TryPutAsync(write.Name, write.Value, expected, write.Options, cancellationToken).ConfigureAwait(false) ?? throw new VersionConflictException(write.Name)
            : await store.PutAsync(write.Name, write.Value, write.Options, cancellationToken).ConfigureAwait(false));
    }

    public async Task<string> MakeCurrentAsync(string name, SecretVersionInfo from, SecretVersionInfo to, CancellationToken cancellationToken)
    {
        using var payload = await store.GetAsync(new(name) { VersionId = to.Id }, cancellationToken).ConfigureAwait(false);
        var value = payload.Reveal().ToArray();
        try
        {
            return (await PutAsync(new(name, value, payload.IsBinary) { Condition = new(from.Id) }, cancellationToken).ConfigureAwait(false)).VersionId;
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(value);
        }
    }

    public async Task<DateTimeOffset?> DeleteAsync(string name, int? recoveryDays, CancellationToken cancellationToken)
    {
        if (!await store.DeleteAsync(name, cancellationToken).ConfigureAwait(false))
        {
            throw NotFound.Of(name, Name);
        }

        return null;
    }

    public Task RestoreAsync(string name, CancellationToken cancellationToken) =>
        throw new ToolingException($"The {Name} store has no recovery window: a deleted secret is gone. Store it again with genie-secrets put {CommandArgument.Quote(name)}.");

    public Task<string> RotateAsync(string name, CancellationToken cancellationToken) =>
        throw new ToolingException($"The {Name} store does not rotate secrets. Store a new value with genie-secrets set or genie-secrets generate.");
}
