using System.Text;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Stores;

namespace IngestJob.Development;

/// <summary>Chooses the store, and puts fake values into an empty development store.</summary>
internal static class DevelopmentStore
{
    /// <summary>Returns the store to read from; null for the default of the library, which allows only the environment dev.</summary>
    internal static ISecretStore? Choose(string? name)
    {
        name ??= Environment.GetEnvironmentVariable(SecretsOptions.StoreVariable);
        var context = new SecretStoreContext();
        return !string.IsNullOrWhiteSpace(name) ? SecretStores.Create(name, context)
            : IsDevelopment ? LocalSecretStore.Create(context)
            : null;
    }

    /// <summary>Puts the fake values into an empty development store, or the rest of them after an interrupted run.</summary>
    /// <returns>True if it did, false if the store has other values or all of them; null if the store is not for development.</returns>
    internal static async Task<bool?> SeedAsync(ISecretStore? store, CancellationToken cancellationToken)
    {
        if (!IsDevelopment || AsWritable(store) is not { } writable)
        {
            return null;
        }

        try
        {
            return await SeedAsync(writable, cancellationToken);
        }
        catch (SecretAccessDeniedException)
        {
            // The job has only the permissions of its own policy. Its secrets are put there by others.
            return null;
        }
    }

    private static async Task<bool?> SeedAsync(IWritableSecretStore writable, CancellationToken cancellationToken)
    {
        // An interrupted run, or a full disk, leaves some of the fake values. Values of the user's own are left as they are.
        var names = await writable.ListAsync(cancellationToken);
        var missing = FakeValues.All.Where(pair => !names.Contains(pair.Key)).ToList();
        foreach (var (name, value) in FakeValues.All.Except(missing))
        {
            if (!await HasValueAsync(writable, name, value, cancellationToken))
            {
                return false;
            }
        }

        foreach (var (name, value) in missing)
        {
            await writable.PutAsync(name, Encoding.UTF8.GetBytes(value), cancellationToken: cancellationToken);
        }

        return missing.Count > 0;
    }

    /// <summary>Returns the store if it is for development, otherwise null.</summary>
    internal static IWritableSecretStore? AsWritable(ISecretStore? store) =>
        store is LocalSecretStore or InMemorySecretStore || (store is AwsSecretStore && IsEmulator) ? (IWritableSecretStore)store : null;

    private static async Task<bool> HasValueAsync(IWritableSecretStore store, string name, string value, CancellationToken cancellationToken)
    {
        try
        {
            using var payload = await GetAsync(store, name, cancellationToken);
            return payload.Reveal().SequenceEqual(Encoding.UTF8.GetBytes(value));
        }
        catch (SecretsException)
        {
            // The job reports it when it reads the secret.
            return false;
        }
    }

    // By the accessors' own names: by a computed name, genie-secrets usage could not tell which secrets the job reads.
    private static ValueTask<SecretPayload> GetAsync(ISecretStore store, string name, CancellationToken cancellationToken)
    {
        if (name == Secrets.Current.ApiKeys.SecretName)
        {
            return store.GetAsync(new(Secrets.Current.ApiKeys.SecretName), cancellationToken);
        }

        return name == Secrets.Current.Database.SecretName
            ? store.GetAsync(new(Secrets.Current.Database.SecretName), cancellationToken)
            : store.GetAsync(new(Secrets.Current.Streaming.SecretName), cancellationToken);
    }

    // An endpoint on the loopback interface is an emulator and not an AWS account.
    private static bool IsEmulator =>
        Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SECRETS_MANAGER"), UriKind.Absolute, out var endpoint) && endpoint.IsLoopback;

    private static bool IsDevelopment => Secrets.Current == Secrets.Dev;
}
