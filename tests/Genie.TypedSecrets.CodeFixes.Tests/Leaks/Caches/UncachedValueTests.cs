using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.RevealedValueLeakAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.Caches.UncachedValueCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Leaks.Caches;

public sealed class UncachedValueTests
{
    [Theory]
    [InlineData(
        "var token = cache.GetOrCreate(\"token\", _ => Secrets.Current.ApiKeys.GithubToken.Reveal());",
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData(
        "string token = await cache.GetOrCreateAsync(\"token\", async entry => { entry.Lifetime = TimeSpan.FromMinutes(5); return (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); }).ConfigureAwait(false);",
        "string token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal();")]
    [InlineData(
        "var length = (await cache.GetOrCreateAsync(\"token\", async (entry, stop) => \"Bearer \" + (await Secrets.Current.ApiKeys.GetAsync(stop)).GithubToken.Reveal())).Length;",
        "var length = (\"Bearer \" + (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal()).Length;")]
    public Task Fix_OfACachedValue_ReadsTheAccessor(string before, string after) => Test.VerifyAsync(Job(before), Job(after));

    [Theory]
    [InlineData("cache.Set(\"token\", Secrets.Current.ApiKeys.GithubToken.Reveal());")]
    [InlineData("var token = cache.GetOrCreate(\"token\", entry => { Console.WriteLine(); return Secrets.Current.ApiKeys.GithubToken.Reveal(); });")]
    [InlineData("var token = cache.GetOrCreate(\"token\", entry => Secrets.Current.ApiKeys.GithubToken.Reveal() + entry.Lifetime);")]
    [InlineData("var token = cache.GetOrCreateAsync(\"token\", async entry => (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal());")]
    public Task Fix_OfAnotherCall_IsNotOffered(string statements) => Test.OffersNothingAsync(Job(statements));

    private static string Job(string statements) => $$"""
        namespace IngestJob;

        internal sealed class Entry { public TimeSpan Lifetime { get; set; } }

        internal interface IMemoryCache
        {
            void Set(string key, string value);
            T GetOrCreate<T>(string key, Func<Entry, T> factory);
            Task<T> GetOrCreateAsync<T>(string key, Func<Entry, Task<T>> factory);
            Task<T> GetOrCreateAsync<T>(string key, Func<Entry, CancellationToken, Task<T>> factory);
        }

        internal sealed class Job
        {
            public async Task RunAsync(IMemoryCache cache, CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
