using System.Diagnostics;
using System.Runtime;
using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Benchmarks.Figures;

/// <summary>Represents what the first value of a process costs, from a store in memory.</summary>
/// <param name="Methods">The number of methods that the just-in-time compiler compiles.</param>
/// <param name="Milliseconds">The time.</param>
internal sealed record StartCost(int Methods, double Milliseconds)
{
    /// <summary>Measures in this process; only the first call in a process measures a start.</summary>
    public static StartCost Measure()
    {
        var before = JitInfo.GetCompiledMethodCount();
        var time = Stopwatch.StartNew();
        InMemorySecretStore store = new();
        store.PutAsync("genie-dev/api-keys", Encoding.UTF8.GetBytes("""{"github_token":"fake-github-token","slack_webhook":"https://hooks.example.com/fake","external_api":{"base_url":"https://api.example.com","key":"fake-key"}}""")).AsTask().GetAwaiter().GetResult();
        Secrets.Configure(options => options.Store = store);
        _ = Secrets.Dev.ApiKeys.GithubToken.Reveal();
        return new((int)(JitInfo.GetCompiledMethodCount() - before), time.Elapsed.TotalMilliseconds);
    }
}
