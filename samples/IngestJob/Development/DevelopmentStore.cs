using System.Text;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Stores;

namespace IngestJob.Development;

/// <summary>The store of a developer's machine, filled with fake values where it has none.</summary>
internal static class DevelopmentStore
{
    /// <summary>The store to read from; null leaves it to the library, which refuses any environment but dev then.</summary>
    internal static ISecretStore? Choose(string? name)
    {
        name ??= Environment.GetEnvironmentVariable(SecretsOptions.StoreVariable);
        var context = new SecretStoreContext();
        return !string.IsNullOrWhiteSpace(name) ? SecretStores.Create(name, context)
            : IsDevelopment ? LocalSecretStore.Create(context)
            : null;
    }

    /// <summary>Puts the fake values into an empty development store. Whatever is in it already stays as it is.</summary>
    /// <returns>Whether it did; null where the store is none for development.</returns>
    internal static async Task<bool?> SeedAsync(ISecretStore? store, CancellationToken cancellationToken)
    {
        if (!IsDevelopment || AsWritable(store) is not { } writable)
        {
            return null;
        }

        var names = await writable.ListAsync(cancellationToken);
        if (names.Any(FakeValues.All.ContainsKey))
        {
            return false;
        }

        foreach (var (name, value) in FakeValues.All)
        {
            await writable.PutAsync(name, Encoding.UTF8.GetBytes(value), cancellationToken: cancellationToken);
        }

        return true;
    }

    /// <summary>The store, where it is one to try things out with.</summary>
    internal static IWritableSecretStore? AsWritable(ISecretStore? store) =>
        store is LocalSecretStore or InMemorySecretStore || (store is AwsSecretStore && IsEmulator) ? (IWritableSecretStore)store : null;

    // An endpoint on the loopback interface is nobody's account.
    private static bool IsEmulator =>
        Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SECRETS_MANAGER"), UriKind.Absolute, out var endpoint) && endpoint.IsLoopback;

    private static bool IsDevelopment => Secrets.Current == Secrets.Dev;
}
