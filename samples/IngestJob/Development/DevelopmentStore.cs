using System.Text;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Stores;

namespace IngestJob.Development;

/// <summary>Chooses the store, and puts fake values into a development store that lacks them.</summary>
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

    /// <summary>Puts the fake values that are missing into a development store. Values that are already in it stay.</summary>
    /// <returns>True if it did, false if no value was missing; null if the store is not for development.</returns>
    internal static async Task<bool?> SeedAsync(ISecretStore? store, CancellationToken cancellationToken)
    {
        if (!IsDevelopment || AsWritable(store) is not { } writable)
        {
            return null;
        }

        // Each value on its own: an interrupted run, or a full disk, leaves some of them.
        var names = await writable.ListAsync(cancellationToken);
        var missing = FakeValues.All.Where(pair => !names.Contains(pair.Key)).ToList();
        foreach (var (name, value) in missing)
        {
            await writable.PutAsync(name, Encoding.UTF8.GetBytes(value), cancellationToken: cancellationToken);
        }

        return missing.Count > 0;
    }

    /// <summary>Returns the store if it is for development, otherwise null.</summary>
    internal static IWritableSecretStore? AsWritable(ISecretStore? store) =>
        store is LocalSecretStore or InMemorySecretStore || (store is AwsSecretStore && IsEmulator) ? (IWritableSecretStore)store : null;

    // An endpoint on the loopback interface is an emulator and not an AWS account.
    private static bool IsEmulator =>
        Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SECRETS_MANAGER"), UriKind.Absolute, out var endpoint) && endpoint.IsLoopback;

    private static bool IsDevelopment => Secrets.Current == Secrets.Dev;
}
