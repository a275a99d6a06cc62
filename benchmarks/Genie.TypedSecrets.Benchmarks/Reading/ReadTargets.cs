using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Benchmarks.Peers;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Benchmarks.Reading;

/// <summary>One token, held in each of the ways there are to hold it.</summary>
internal sealed class ReadTargets : IDisposable
{
    private const string Name = "genie-dev/api-keys";
    private const string Token = "fake-github-token";
    private const string Json = """{"github_token":"fake-github-token","slack_webhook":"https://hooks.example.com/fake","external_api":{"base_url":"https://api.example.com","key":"fake-key"}}""";

    private readonly ConcurrentDictionary<string, string> _concurrent = new() { [Name] = Token };
    private readonly Dictionary<string, Dictionary<string, string>> _dictionaries = new() { [Name] = new() { ["github_token"] = Token } };
    private readonly PeerCaches _peers = new();
    private readonly Func<CancellationToken, ValueTask<string>> _fetch = static _ => new(Token);
    private readonly IConfigurationRoot _configuration;
    private readonly IOptionsMonitor<TokenOptions> _options;
    private volatile string _field = Token;
    private long _freshUntil = long.MaxValue;

    private ReadTargets()
    {
        _configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKeys:GithubToken", Token)]).Build();
        _options = new ServiceCollection()
            .Configure<TokenOptions>(o => o.GithubToken = Token)
            .BuildServiceProvider()
            .GetRequiredService<IOptionsMonitor<TokenOptions>>();
    }

    /// <summary>The accessor as a service would hold it that was given it.</summary>
    public ApiKeysAccessor Injected { get; } = Secrets.Dev.ApiKeys;

    /// <summary>Sets everything up, and loads the value.</summary>
    public static async Task<ReadTargets> CreateAsync()
    {
        InMemorySecretStore store = new();
        await store.PutAsync(Name, Encoding.UTF8.GetBytes(Json));
        Secrets.Configure(o =>
        {
            o.Store = store;
            o.TimeToLive = TimeSpan.FromHours(1);
        });
        await Secrets.Dev.ApiKeys.GetAsync();
        ReadTargets targets = new();
        targets._peers.AddToMemory(Name, Token);
        await targets.ReadHybridAsync();
        await targets.ReadFusionAsync();
        return targets;
    }

    public string ReadField() => _field;

    public string? ReadFieldWithExpiry() => Environment.TickCount64 < Volatile.Read(ref _freshUntil) ? _field : null;

    public string ReadConcurrentDictionary() => _concurrent[Name];

    public string ReadDictionaries() => _dictionaries[Name]["github_token"];

    public string? ReadMemoryCache() => _peers.Memory.Get<string>(Name);

    public ValueTask<string> ReadHybridAsync() => _peers.ReadHybridAsync(Name, _fetch);

    public ValueTask<string> ReadFusionAsync() => _peers.ReadFusionAsync(Name, _fetch);

    public string? ReadConfiguration() => _configuration["ApiKeys:GithubToken"];

    public string? ReadOptions() => _options.CurrentValue.GithubToken;

    public string ParseCachedString()
    {
        using var document = JsonDocument.Parse(Json);
        return document.RootElement.GetProperty("github_token"u8).GetString()!;
    }

    public void Dispose() => _peers.Dispose();

    private sealed class TokenOptions
    {
        public string? GithubToken { get; set; }
    }
}
