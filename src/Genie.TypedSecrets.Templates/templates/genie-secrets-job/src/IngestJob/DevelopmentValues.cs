using System.Text;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Stores;

namespace IngestJob;

/// <summary>Contains fake values for the local store, so that the job runs before real values are stored.</summary>
internal static class DevelopmentValues
{
    private static readonly Dictionary<string, string> s_values = new()
    {
        [Secrets.Dev.ApiKeys.SecretName] = """{ "github_token": "fake-token" }""",
        [Secrets.Dev.Database.SecretName] = """{ "host": "localhost", "username": "job", "password": "fake-password" }""",
    };

    /// <summary>Stores the missing values in the local store. Does nothing in any environment except dev, or if a store is selected.</summary>
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
