using Genie.TypedSecrets.Hosting.Tests.Support;
using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Genie.TypedSecrets.Hosting.Tests.Registration;

/// <summary>Tests what <c>AddSecrets</c> registers, and that containers share nothing.</summary>
public sealed class AddSecretsTests
{
    private readonly Fixture _fixture = new();

    [Fact]
    public async Task AddSecrets_AServiceTakesAccessors_ReadsThemForTheHostsEnvironment()
    {
        var builder = Fixture.CreateBuilder("Production");
        _fixture.Put("api-keys", "v1", "prod");
        builder.AddSecrets(_fixture.Configure);
        builder.Services.AddScoped<Ingest>();
        await using var services = Fixture.Build(builder.Services);
        await using var scope = services.CreateAsyncScope();

        var ingest = scope.ServiceProvider.GetRequiredService<Ingest>();

        ingest.Keys.SecretName.ShouldBe("genie-prod/api-keys");
        (await ingest.Keys.GetAsync(Fixture.Cancellation)).GithubToken.Reveal().ShouldEndWith("v1");
        ingest.Database.ShouldBeSameAs(services.GetRequiredService<DatabaseAccessor>());
        ingest.Secrets.ShouldBeSameAs(services.GetRequiredService<SecretsRoot>().Prod);
        services.GetRequiredService<SecretAccessor<DatabaseSecret>>().ShouldBeSameAs(ingest.Database);
    }

    [Fact]
    public async Task AddSecrets_TwoContainers_ShareNothing()
    {
        Fixture other = new();
        other.Put("api-keys", "v2");
        await using var first = Fixture.Build(Services(_fixture));
        await using var second = Fixture.Build(Services(other));

        first.GetRequiredService<ApiKeysAccessor>().Get().GithubToken.Reveal().ShouldEndWith("v1");
        second.GetRequiredService<ApiKeysAccessor>().Get().GithubToken.Reveal().ShouldEndWith("v2");
        first.GetRequiredService<SecretsClient>().ShouldNotBeSameAs(second.GetRequiredService<SecretsClient>());
        first.GetRequiredService<SecretsClient>().ShouldNotBeSameAs(SecretsClient.Default);
    }

    [Fact]
    public async Task Dispose_OfTheContainer_DisposesTheClient()
    {
        var services = Fixture.Build(Services(_fixture));
        var keys = services.GetRequiredService<ApiKeysAccessor>();
        keys.Get();

        await services.DisposeAsync();

        Should.Throw<ObjectDisposedException>(() => keys.Get());
        _fixture.Store.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public async Task AddSecrets_Twice_RegistersOnceAndAddsTheOptions()
    {
        var services = Services(_fixture);
        services.AddSecrets(static options => options.TimeToLive = TimeSpan.FromMinutes(2));
        await using var provider = Fixture.Build(services);

        provider.GetServices<SecretsClient>().ShouldHaveSingleItem();
        provider.GetServices<ApiKeysAccessor>().ShouldHaveSingleItem();
        provider.GetRequiredService<ApiKeysAccessor>().Get();
        _fixture.Time.Advance(TimeSpan.FromMinutes(3));
        provider.GetRequiredService<ApiKeysAccessor>().Get();
        await provider.GetRequiredService<ApiKeysAccessor>().RefreshAsync(Fixture.Cancellation);
        _fixture.Store.Calls.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task AddKeyedSecrets_ASecondClient_IsInjectedByItsKey()
    {
        Fixture us = new();
        us.Put("api-keys", "us1");
        var services = Services(_fixture);
        services.AddKeyedSecrets("us", us.Configure);
        services.AddSingleton<TwoRegions>();
        await using var provider = Fixture.Build(services);

        var both = provider.GetRequiredService<TwoRegions>();

        both.Keys.Get().GithubToken.Reveal().ShouldEndWith("v1");
        both.UsKeys.Get().GithubToken.Reveal().ShouldEndWith("us1");
        provider.GetRequiredKeyedService<SecretsRoot>("us").Client.ShouldNotBeSameAs(provider.GetRequiredService<SecretsClient>());
    }

    [Fact]
    public async Task Inject_ACategoryThatTheEnvironmentLacks_SaysWhichOnesHaveIt()
    {
        await using var provider = Fixture.Build(Services(_fixture));

        Should.Throw<SecretsConfigurationException>(() => provider.GetRequiredService<BillingAccessor>()).Message.ShouldBe(
            "BillingAccessor cannot be injected, because the environment that this process runs in does not have its category. "
            + "Add the environment to x-environments in its schema, or do not register the service that takes it. Categories of some environments: billing (prod).");
    }

    [Fact]
    public async Task Inject_ACategoryOfTheHostsEnvironmentOnly_IsThatAccessor()
    {
        var builder = Fixture.CreateBuilder("prod");
        builder.AddSecrets(_fixture.Configure);
        await using var provider = Fixture.Build(builder.Services);

        provider.GetRequiredService<BillingAccessor>().SecretName.ShouldBe("genie-prod/billing");
    }

    [Fact]
    public async Task Read_200ParallelFirstRequestsOver10Secrets_MakesOneBatch()
    {
        ManualBackground background = new();
        ServiceCollection services = new();
        services.AddSecrets(options => _fixture.Configure(options, background));
        await using var provider = Fixture.Build(services);
        var secrets = provider.GetRequiredService<EnvironmentSecrets>();
        Func<Task>[] reads =
        [
            async () => await secrets.ApiKeys.GetAsync(), async () => await secrets.Database.GetAsync(),
            async () => await secrets.Part1.GetAsync(), async () => await secrets.Part2.GetAsync(), async () => await secrets.Part3.GetAsync(), async () => await secrets.Part4.GetAsync(),
            async () => await secrets.Part5.GetAsync(), async () => await secrets.Part6.GetAsync(), async () => await secrets.Part7.GetAsync(), async () => await secrets.Part8.GetAsync(),
        ];

        Task[] all = [.. Enumerable.Range(0, 200).Select(i => reads[i % 10]())];
        background.RunAll();
        await Task.WhenAll(all);

        _fixture.Store.Batches.ShouldHaveSingleItem().Count.ShouldBe(10);
        _fixture.Store.Calls.ShouldBe(1);
    }

    private static ServiceCollection Services(Fixture fixture)
    {
        ServiceCollection services = new();
        services.AddSecrets(fixture.Configure);
        return services;
    }

    private sealed record Ingest(ApiKeysAccessor Keys, DatabaseAccessor Database, EnvironmentSecrets Secrets);

    private sealed record TwoRegions(ApiKeysAccessor Keys, [FromKeyedServices("us")] ApiKeysAccessor UsKeys);
}
