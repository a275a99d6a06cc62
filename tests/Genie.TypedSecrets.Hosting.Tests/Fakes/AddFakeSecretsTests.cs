using Genie.TypedSecrets.Hosting.Tests.Support;
using Genie.TypedSecrets.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Genie.TypedSecrets.Hosting.Tests.Fakes;

/// <summary>Containers whose secrets come from a fixture.</summary>
public sealed class AddFakeSecretsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AddFakeSecrets_BeforeOrAfterAddSecrets_InjectsValuesOfTheFixture(bool isBefore)
    {
        using var fixture = SecretsFixture.Create(Secrets.For);
        ServiceCollection services = new();
        if (isBefore)
        {
            services.AddFakeSecrets(fixture);
        }

        services.AddSecrets();
        if (!isBefore)
        {
            services.AddFakeSecrets(fixture);
        }

        await using var provider = Fixture.Build(services);
        fixture.Set(fixture.Root.Current.ApiKeys, keys => keys with { GithubToken = new("fake-own-token") });

        provider.GetRequiredService<ApiKeysAccessor>().GithubToken.Reveal().ShouldBe("fake-own-token");
        fixture.AssertOnlyRead("api-keys");
        fixture.AssertStoreCalls(1);
    }

    [Fact]
    public async Task AddFakeSecrets_AnApplicationForProductionOverAws_StartsInTheEnvironmentOfTheFixture()
    {
        using var fixture = SecretsFixture.Create(Secrets.For);
        var builder = Fixture.CreateBuilder("Production", ("Secrets:Store", "aws"), ("Secrets:Regions:0", "eu-central-1"), ("Secrets:TimeToLive", "00:02:00"));
        builder.AddSecrets().PreloadOnStart(static secrets => [secrets.ApiKeys, secrets.Database]);
        builder.Services.AddHealthChecks().AddSecrets();
        builder.Services.AddFakeSecrets(fixture);
        using var host = builder.Build();

        await host.StartAsync(Fixture.Cancellation);

        host.Services.GetRequiredService<ApiKeysAccessor>().SecretName.ShouldBe("genie-dev/api-keys");
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Fixture.Cancellation)).Status.ShouldBe(HealthStatus.Healthy);
        fixture.AssertStoreCalls(1);
        await host.StopAsync(Fixture.Cancellation);
    }

    [Fact]
    public async Task AddFakeSecrets_AClientWithAKey_ReadsTheFixtureToo()
    {
        using var fixture = SecretsFixture.Create(Secrets.For);
        ServiceCollection services = new();
        services.AddSecrets();
        services.AddKeyedSecrets("us", static options => options.Regions.Add("us-east-1"));
        services.AddFakeSecrets(fixture);
        await using var provider = Fixture.Build(services);

        provider.GetRequiredKeyedService<ApiKeysAccessor>("us").GithubToken.ShouldBe(provider.GetRequiredService<ApiKeysAccessor>().GithubToken);
    }

    [Fact]
    public async Task AddFakeSecrets_AThousandContainersInParallel_ReadTheirOwnFixtures()
    {
        await Parallel.ForAsync(0, 1_000, Fixture.Cancellation, static async (number, cancellationToken) =>
        {
            await using var fixture = SecretsFixture.Create(Secrets.For);
            fixture.Set(fixture.Root.Current.ApiKeys, keys => keys with { GithubToken = new($"fake-{number}") });
            ServiceCollection services = new();
            services.AddSecrets();
            services.AddFakeSecrets(fixture);
            await using var provider = services.BuildServiceProvider();

            (await provider.GetRequiredService<ApiKeysAccessor>().GetAsync(cancellationToken)).GithubToken.Reveal().ShouldBe($"fake-{number}");
            (await Secrets.Current.ApiKeys.GetAsync(cancellationToken)).GithubToken.Reveal().ShouldBe($"fake-{number}");
        });
    }

    [Fact]
    public async Task AddFakeSecrets_OutageAndRecovery_ShowInTheHealthCheck()
    {
        using var fixture = SecretsFixture.Create(Secrets.For);
        ServiceCollection services = new();
        services.AddSecrets();
        services.AddHealthChecks().AddSecrets();
        services.AddFakeSecrets(fixture);
        await using var provider = Fixture.Build(services);
        var health = provider.GetRequiredService<HealthCheckService>();

        using (fixture.Outage())
        {
            await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await provider.GetRequiredService<ApiKeysAccessor>().GetAsync(Fixture.Cancellation));
            (await health.CheckHealthAsync(Fixture.Cancellation)).Status.ShouldBe(HealthStatus.Unhealthy);
        }

        var value = await provider.GetRequiredService<ApiKeysAccessor>().RefreshAsync(Fixture.Cancellation);
        var report = await health.CheckHealthAsync(Fixture.Cancellation);
        report.Status.ShouldBe(HealthStatus.Healthy);
        string.Join(' ', report.Entries.Values.SelectMany(static entry => entry.Data.Select(static pair => $"{pair}"))).ShouldNotContain(value.GithubToken.Reveal());
    }
}
