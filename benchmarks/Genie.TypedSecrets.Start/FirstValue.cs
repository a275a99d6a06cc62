using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Start;

/// <summary>Reads the first value of the process.</summary>
internal static class FirstValue
{
    /// <summary>Stores a secret in memory, reads a key of it, and returns the key's length as text.</summary>
    public static string Read()
    {
        InMemorySecretStore store = new();
        var value = """{"github_token":"fake-github-token","slack_webhook":"https://hooks.example.com/fake","external_api":{"base_url":"https://api.example.com","key":"fake-key"}}""";
        store.PutAsync("genie-dev/api-keys", Encoding.UTF8.GetBytes(value)).AsTask().GetAwaiter().GetResult();
        Secrets.Configure(options => options.Store = store);
        return Secrets.Dev.ApiKeys.GithubToken.Reveal().Length > 0 ? "value" : "nothing";
    }
}
