using Genie.TypedSecrets.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Hosting.Tests.Settings;

/// <summary>The section <c>Secrets</c> of the configuration, and what is checked when the host starts.</summary>
public sealed class SettingsTests
{
    private readonly Fixture _fixture = new();

    [Fact]
    public void Read_EverySetting_SetsItsOption()
    {
        var options = OptionsOf(
            ("Secrets:Store", "memory"), ("Secrets:Environment", "staging"), ("Secrets:TimeToLive", "00:10:00"), ("Secrets:RefreshAheadRatio", "0.2"),
            ("Secrets:MaxStale", "02:00:00"), ("Secrets:NegativeCacheDuration", "00:00:05"), ("Secrets:FetchTimeout", "00:00:10"), ("Secrets:MaxBatchSize", "7"),
            ("Secrets:BatchWindow", "00:00:00.010"), ("Secrets:AllowedEnvironments:0", "dev"), ("Secrets:Regions", "eu-central-1, eu-west-1"));

        options.ShouldSatisfyAllConditions(
            o => o.StoreName.ShouldBe("memory"),
            o => o.Environment.ShouldBe("staging"),
            o => o.TimeToLive.ShouldBe(TimeSpan.FromMinutes(10)),
            o => o.RefreshAheadRatio.ShouldBe(0.2),
            o => o.MaxStale.ShouldBe(TimeSpan.FromHours(2)),
            o => o.NegativeCacheDuration.ShouldBe(TimeSpan.FromSeconds(5)),
            o => o.FetchTimeout.ShouldBe(TimeSpan.FromSeconds(10)),
            o => o.MaxBatchSize.ShouldBe(7),
            o => o.BatchWindow.ShouldBe(TimeSpan.FromMilliseconds(10)),
            o => o.AllowedEnvironments.ShouldBe(["dev"]),
            o => o.Regions.ShouldBe(["eu-central-1", "eu-west-1"]));
    }

    [Fact]
    public void Read_ASecondClient_StartsWithTheCommonSettings()
    {
        var builder = Fixture.CreateBuilder("Development", ("Secrets:Store", "memory"), ("Secrets:TimeToLive", "00:10:00"), ("Secrets:Clients:us:TimeToLive", "00:01:00"));
        builder.AddSecrets();
        builder.Services.AddKeyedSecrets("us");
        using var host = builder.Build();

        var us = host.Services.GetRequiredService<IOptionsMonitor<SecretsOptions>>().Get("us");

        us.StoreName.ShouldBe("memory");
        us.TimeToLive.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Start_SeveralMistakes_ListsThemAll()
    {
        var builder = Fixture.CreateBuilder(
            "Development",
            ("Secrets:TimeToLiv", "00:10:00"), ("Secrets:MaxStale", "an hour"), ("Secrets:MaxBatchSize", "0"), ("Secrets:Preload:Enable", "true"), ("Secrets:Preload:Timeout", Fixture.Canary));
        builder.AddSecrets(static options => options.EnvironmentVariableReader = static _ => null);
        using var host = builder.Build();

        var error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(Fixture.Cancellation));

        error.Failures.ShouldBe(
            [
                "Secrets:MaxStale is not a time. Write it as hours:minutes:seconds: 00:05:00",
                "Secrets:TimeToLiv is not a setting. Did you mean TimeToLive?",
                "Secrets:Preload:Enable is not a setting. Did you mean Enabled?",
                "Secrets:Preload:Timeout is not a time. Write it as hours:minutes:seconds: 00:05:00",
                "The option MaxBatchSize is 0. It can be from 1 to 1000.",
            ],
            ignoreOrder: true);
        error.ToString().ShouldNotContain(Fixture.Canary);
    }

    [Fact]
    public async Task Start_ProductionWithoutAStore_IsRefused()
    {
        var builder = Fixture.CreateBuilder("Production");
        builder.AddSecrets(static options => options.EnvironmentVariableReader = static _ => null);
        using var host = builder.Build();

        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(Fixture.Cancellation)))
            .Failures.ShouldHaveSingleItem().ShouldStartWith("No secret store is selected for the environment 'prod'. Set Secrets:Store in the configuration, or GENIE_SECRETS_STORE, for example to aws.");
    }

    [Fact]
    public async Task Start_UnknownStoreAndEnvironment_SaysBoth()
    {
        var builder = Fixture.CreateBuilder("Production", ("Secrets:Store", "was"), ("Secrets:Environment", "prd"));
        builder.AddSecrets(static options => options.EnvironmentVariableReader = static _ => null);
        using var host = builder.Build();

        var failures = (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(Fixture.Cancellation))).Failures.ToList();

        failures.Count.ShouldBe(2);
        failures[0].ShouldStartWith("The project 'genie' has no environment 'prd'. Did you mean 'prod'?");
        failures[1].ShouldStartWith("The secret store 'was' does not exist.");
    }

    [Fact]
    public async Task Start_AnOptionOutOfRangeAndAnUnknownStore_SaysBoth()
    {
        var builder = Fixture.CreateBuilder("Development", ("Secrets:Store", "was"), ("Secrets:MaxBatchSize", "0"));
        builder.AddSecrets(static options => options.EnvironmentVariableReader = static _ => null);
        using var host = builder.Build();

        var failures = (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(Fixture.Cancellation))).Failures.ToList();

        failures.Count.ShouldBe(2);
        failures[0].ShouldBe("The option MaxBatchSize is 0. It can be from 1 to 1000.");
        failures[1].ShouldStartWith("The secret store 'was' does not exist.");
    }

    [Theory]
    [InlineData("uss", "Secrets:Clients:uss is not a registered client. Did you mean us?")]
    [InlineData("partner", "Secrets:Clients:partner is not a registered client. Register it with AddKeyedSecrets(\"partner\"), or remove the section.")]
    public async Task Start_SettingsOfAClientThatIsNotRegistered_AreAProblem(string key, string expected)
    {
        var builder = Fixture.CreateBuilder("Development", ("Secrets:Clients:US:TimeToLive", "00:01:00"), ($"Secrets:Clients:{key}:TimeToLive", "00:01:00"));
        builder.AddSecrets(_fixture.Configure);
        builder.Services.AddKeyedSecrets("us", _fixture.Configure);
        using var host = builder.Build();

        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(Fixture.Cancellation))).Failures.ShouldBe([expected]);
    }

    [Theory]
    [InlineData("Production", "prod")]
    [InlineData("Staging", "staging")]
    [InlineData("Development", "dev")]
    [InlineData("prod", "prod")]
    [InlineData("EU-Acceptance", "staging")]
    public void Environment_OfTheHost_SelectsTheManifests(string host, string expected)
    {
        var builder = Fixture.CreateBuilder(host);
        builder.AddSecrets(_fixture.Configure);
        using var built = builder.Build();

        built.Services.GetRequiredService<ApiKeysAccessor>().Environment.ShouldBe(expected);
    }

    [Fact]
    public async Task Environment_OfTheHostIsUnknown_SaysWhatToSet()
    {
        var builder = Fixture.CreateBuilder("Canteen");
        builder.AddSecrets(_fixture.Configure);
        using var host = builder.Build();

        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(Fixture.Cancellation))).Failures.ShouldHaveSingleItem().ShouldBe(
            "The option HostEnvironment says that this process runs in 'Canteen', but the project 'genie' has no such environment. Set ENVIRONMENT to one of: dev, staging, prod.");
    }

    [Fact]
    public void Environment_OfTheVariable_TakesPrecedenceOverTheHost()
    {
        var builder = Fixture.CreateBuilder("Production");
        builder.AddSecrets(options =>
        {
            _fixture.Configure(options);
            options.EnvironmentVariableReader = static name => name == "ENVIRONMENT" ? "staging" : null;
        });
        using var host = builder.Build();

        host.Services.GetRequiredService<ApiKeysAccessor>().Environment.ShouldBe("staging");
    }

    private static SecretsOptions OptionsOf(params (string, string)[] settings)
    {
        var builder = Fixture.CreateBuilder("Development", settings);
        builder.AddSecrets();
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<SecretsOptions>>().Value;
    }
}
