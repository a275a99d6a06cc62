using BenchmarkDotNet.Attributes;

namespace Genie.TypedSecrets.Benchmarks.Reading;

/// <summary>
/// What reading a secret costs that was read before, beside the ways people have today and the limit, a volatile field. Ratios within
/// one run are what counts; differences under 1.4 are noise on a shared machine.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "RatioSD", "Median")]
public class WarmReads
{
    private const int Several = 16;

    private ReadTargets _targets = null!;

    [GlobalSetup]
    public async Task SetUp() => _targets = await ReadTargets.CreateAsync();

    [GlobalCleanup]
    public void CleanUp() => _targets.Dispose();

    /// <summary>The limit: a volatile read.</summary>
    [Benchmark]
    public string VolatileField() => _targets.ReadField();

    /// <summary>The lower limit for a value with an expiry: a volatile read and the cheapest clock.</summary>
    [Benchmark(Baseline = true)]
    public string? VolatileFieldAndTickCount() => _targets.ReadFieldWithExpiry();

    [Benchmark]
    public Secret<string> StaticAccessor() => Secrets.Dev.ApiKeys.GithubToken;

    [Benchmark]
    public Secret<string> CurrentEnvironment() => Secrets.Current.ApiKeys.GithubToken;

    [Benchmark]
    public Secret<string> InjectedAccessor() => _targets.Injected.GithubToken;

    /// <summary>All keys of one version; completes synchronously.</summary>
    [Benchmark]
    public async ValueTask<Secret<string>> GetAsync() => (await Secrets.Dev.ApiKeys.GetAsync()).GithubToken;

    /// <summary>Each of several in one asynchronous method, as a job awaits them: without the cost of the method's own state machine.</summary>
    [Benchmark(OperationsPerInvoke = Several)]
    public async ValueTask<Secret<string>> GetAsyncSeveralTimes()
    {
        Secret<string> token = default;
        for (var i = 0; i < Several; i++)
        {
            token = (await Secrets.Dev.ApiKeys.GetAsync()).GithubToken;
        }

        return token;
    }

    /// <summary>The limit of <see cref="GetAsync"/>: an asynchronous method that awaits a value that is there.</summary>
    [Benchmark]
    public async ValueTask<string?> AwaitCompletedValueTask() => await new ValueTask<string?>(_targets.ReadFieldWithExpiry());

    [Benchmark]
    public string ConcurrentDictionary() => _targets.ReadConcurrentDictionary();

    /// <summary>The library this one replaces: a dictionary of dictionaries for the life of the process.</summary>
    [Benchmark]
    public string DictionaryOfDictionaries() => _targets.ReadDictionaries();

    [Benchmark]
    public string? MemoryCache() => _targets.ReadMemoryCache();

    [Benchmark]
    public async ValueTask<string> HybridCache() => await _targets.ReadHybridAsync();

    [Benchmark]
    public async ValueTask<string> FusionCache() => await _targets.ReadFusionAsync();

    [Benchmark]
    public string? Configuration() => _targets.ReadConfiguration();

    [Benchmark]
    public string? OptionsMonitor() => _targets.ReadOptions();

    /// <summary>A cache of strings: the JSON is parsed at each read. AWS's caching client does this, and more.</summary>
    [Benchmark]
    public string CachedStringParsed() => _targets.ParseCachedString();
}
