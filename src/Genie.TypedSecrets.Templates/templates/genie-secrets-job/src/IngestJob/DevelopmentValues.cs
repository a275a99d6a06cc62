using System.Text;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Stores;

namespace IngestJob;

/// <summary>Fake values for the local store, so that the job runs before anybody has put in real ones.</summary>
internal static class DevelopmentValues
{
    private static readonly Dictionary<string, string> s_values = new()
    {
        [Secrets.Dev.ApiKeys.SecretName] = """{ "github_token": "fake-token" }""",
        [Secrets.Dev.Database.SecretName] = """{ "host": "localhost", "username": "job", "password": "fake-password" }""",
    };

    /// <summary>Puts the values that are missing into the local store. Does nothing in another environment than dev, or if a store is chosen.</summary>
    internal static async Task AddMissingAsync(CancellationToken cancellationToken)
    {
        if (Secrets.Current != Secrets.Dev || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(SecretsOptions.StoreVariable)))
        {
            return;
        }

        var store = LocalSecretStore.Create(new SecretStoreContext());
        var names = await store.ListAsync(cancellationToken);
        foreach (var (name, value) in s_values.Where(pair => !names.Contains(pair.Key)))
        {
            await store.PutAsync(name, Encoding.UTF8.GetBytes(value), cancellationToken: cancellationToken);
        }
    }
}
