using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Benchmarks;

/// <summary>
/// What reading a secret costs that was read before, beside the ways people have today and the limit, a volatile field. Ratios within
/// one run are what counts; differences under 1.4 are noise on a shared machine.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "RatioSD", "Median")]
public class WarmReads
{
    private const string Name = "genie-dev/api-keys";
    private const string Json = """{"github_token":"fake-github-token","slack_webhook":"https://hooks.example.com/fake","external_api":{"base_url":"https://api.example.com","key":"fake-key"}}""";

    private readonly ConcurrentDictionary<string, string> _concurrent = new() { [Name] = "fake-github-token" };
    private readonly Dictionary<string, Dictionary<string, string>> _dictionaries = new() { [Name] = new() { ["github_token"] = "fake-github-token" } };
    private volatile string _field = "fake-github-token";
    private long _freshUntil = long.MaxValue;

    [GlobalSetup]
    public async Task SetUp()
    {
        var store = new InMemorySecretStore();
        await store.PutAsync(Name, Encoding.UTF8.GetBytes(Json));
        Secrets.Configure(o =>
        {
            o.Store = store;
            o.TimeToLive = TimeSpan.FromHours(1);
        });
        await Secrets.Dev.ApiKeys.GetAsync();
    }

    /// <summary>The limit: a volatile read.</summary>
    [Benchmark]
    public string VolatileField() => _field;

    /// <summary>What a value with an expiry cannot do without: a volatile read and the cheapest clock.</summary>
    [Benchmark(Baseline = true)]
    public string? VolatileFieldAndTickCount() => Environment.TickCount64 < Volatile.Read(ref _freshUntil) ? _field : null;

    [Benchmark]
    public Secret<string> StaticAccessor() => Secrets.Dev.ApiKeys.GithubToken;

    [Benchmark]
    public Secret<string> CurrentEnvironment() => Secrets.Current.ApiKeys.GithubToken;

    [Benchmark]
    public async ValueTask<Secret<string>> GetAsync() => (await Secrets.Dev.ApiKeys.GetAsync()).GithubToken;

    [Benchmark]
    public string ConcurrentDictionary() => _concurrent[Name];

    /// <summary>The library this one replaces: a dictionary of dictionaries for the life of the process.</summary>
    [Benchmark]
    public string DictionaryOfDictionaries() => _dictionaries[Name]["github_token"];

    /// <summary>What a cache of strings hands out: JSON to be parsed at each read.</summary>
    [Benchmark]
    public string CachedStringParsed()
    {
        using var document = JsonDocument.Parse(Json);
        return document.RootElement.GetProperty("github_token"u8).GetString()!;
    }
}
