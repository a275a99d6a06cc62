using System.Text.Json;
using Genie.TypedSecrets.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Genie.TypedSecrets.Hosting.Tests.Health;

/// <summary>The health check says what readers get, without a call to the store.</summary>
public sealed class HealthTests : IAsyncDisposable
{
    private readonly Fixture _fixture = new();
    private readonly ServiceProvider _services;

    public HealthTests()
    {
        ServiceCollection services = new();
        services.AddSecrets(options =>
        {
            _fixture.Configure(options);
            options.NegativeCacheDuration = TimeSpan.FromHours(1);
        });
        services.AddSingleton<TimeProvider>(_fixture.Time);
        services.AddHealthChecks().AddSecrets(tags: ["ready"]);
        _services = Fixture.Build(services);
    }

    private ApiKeysAccessor Keys => _services.GetRequiredService<ApiKeysAccessor>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Check_NothingWasRead_IsHealthyWithoutACall()
    {
        var entry = await CheckAsync();

        (entry.Status, entry.Description).ShouldBe((HealthStatus.Healthy, "No secret has been read yet."));
        entry.Tags.ShouldBe(["ready"]);
        _fixture.Store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Check_ASecretHasAValue_IsHealthyWithItsAge()
    {
        Keys.Get();
        _fixture.Time.Advance(TimeSpan.FromSeconds(90));

        var entry = await CheckAsync();

        entry.Status.ShouldBe(HealthStatus.Healthy);
        entry.Data["genie-dev/api-keys"].ShouldBe("Available, 90 s old");
        _fixture.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Check_AStaleValueStaysInUse_IsDegradedUntilItIsRefreshed()
    {
        Keys.Get();
        _fixture.Fail("api-keys", static name => new SecretStoreUnavailableException("manual", "It is down.", name));
        _fixture.Time.Advance(TimeSpan.FromMinutes(6));
        Keys.Get();
        await Waiting.UntilAsync(() => _fixture.Store.Calls == 2 && _services.GetRequiredService<SecretsClient>().GetStatus()[0].Failure != SecretFailureKind.None);

        var degraded = await CheckAsync();
        _fixture.Put("api-keys", "v2");
        await Keys.RefreshAsync(Fixture.Cancellation);

        degraded.Status.ShouldBe(HealthStatus.Degraded);
        degraded.Data["genie-dev/api-keys"].ShouldBe("Stale, 360 s old, failure: Unavailable");
        (await CheckAsync()).Status.ShouldBe(HealthStatus.Healthy);
        _fixture.Store.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Check_ASecretHasNoValue_IsUnhealthyUntilThereIsOne()
    {
        _fixture.Fail("api-keys", static name => new SecretAccessDeniedException(name, "secretsmanager:GetSecretValue", name));
        Should.Throw<SecretAccessDeniedException>(() => Keys.Get());
        _services.GetRequiredService<DatabaseAccessor>().Get();

        var unhealthy = await CheckAsync();
        _fixture.Put("api-keys", "v2");
        await Keys.RefreshAsync(Fixture.Cancellation);

        unhealthy.Status.ShouldBe(HealthStatus.Unhealthy);
        unhealthy.Description.ShouldBe("1 of 2 secrets are not up to date: genie-dev/api-keys (Unavailable, failure: AccessDenied).");

        // Long before the end of the time for which the failure is cached.
        (await CheckAsync()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Check_AnOptionalSecretOfThePreloadIsMissing_IsDegraded()
    {
        foreach (var category in (string[])["part-6", "part-7"])
        {
            _fixture.Fail(category, static name => new SecretNotFoundException(name, "manual", "Create it."));
        }

        var builder = Fixture.CreateBuilder();
        builder.AddSecrets(_fixture.Configure).PreloadOnStart(static secrets => [secrets.ApiKeys], optional: static secrets => [secrets.Part7]);
        builder.Services.AddHealthChecks().AddSecrets();
        using var host = builder.Build();
        await host.StartAsync(Fixture.Cancellation);
        var health = host.Services.GetRequiredService<HealthCheckService>();

        var optional = await health.CheckHealthAsync(Fixture.Cancellation);
        Should.Throw<SecretNotFoundException>(() => host.Services.GetRequiredService<Part6Accessor>().Get());
        var required = await health.CheckHealthAsync(Fixture.Cancellation);
        await host.StopAsync(Fixture.Cancellation);

        (optional.Status, required.Status).ShouldBe((HealthStatus.Degraded, HealthStatus.Unhealthy));
    }

    [Fact]
    public async Task Check_PastTheTimeForStaleValues_IsUnhealthy()
    {
        Keys.Get();
        _fixture.Fail("api-keys", static name => new SecretStoreUnavailableException("manual", "It is down.", name));
        _fixture.Time.Advance(TimeSpan.FromHours(2));
        Should.Throw<SecretStoreUnavailableException>(() => Keys.Get());

        (await CheckAsync()).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Check_ASecretWithoutASchemaIsMissing_StaysHealthy()
    {
        await Should.ThrowAsync<SecretNotFoundException>(async () => await _services.GetRequiredService<SecretsClient>().GetSecretAsync("some/request", Fixture.Cancellation));

        (await CheckAsync()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Check_AnyState_ContainsNoValue()
    {
        Keys.Get();
        _fixture.Store.Put("genie-dev/part-1", $$"""{"token":["{{Fixture.Canary}}"]}""", "v1");
        Should.Throw<SecretSchemaException>(() => _services.GetRequiredService<Part1Accessor>().Get());

        var report = await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Fixture.Cancellation);
        var json = JsonSerializer.Serialize(report.Entries.Values.Select(static entry => new { entry.Description, entry.Data, Status = entry.Status.ToString() }));

        json.ShouldContain("SchemaMismatch");
        json.ShouldNotContain(Fixture.Canary);
    }

    [Fact]
    public async Task Check_AFailureStatusIsSet_ReportsThatOne()
    {
        ServiceCollection services = new();
        services.AddSecrets(_fixture.Configure);
        services.AddHealthChecks().AddSecrets("store", HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(1));
        await using var provider = Fixture.Build(services);
        _fixture.Fail("api-keys", static name => new SecretNotFoundException(name, "manual", "Create it."));
        Should.Throw<SecretNotFoundException>(() => provider.GetRequiredService<ApiKeysAccessor>().Get());

        (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Fixture.Cancellation)).Entries["store"].Status.ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task Recover_NoRequestsArrive_BecomesHealthyByItself()
    {
        _fixture.Fail("api-keys", static name => new SecretStoreUnavailableException("manual", "It is down.", name));
        Should.Throw<SecretStoreUnavailableException>(() => Keys.Get());
        _fixture.Put("api-keys", "v1");
        var recovery = _services.GetServices<IHostedService>().Single(static service => service.GetType().Name == "SecretsRecovery");
        await recovery.StartAsync(Fixture.Cancellation);

        await Waiting.UntilAsync(() =>
        {
            _fixture.Time.Advance(TimeSpan.FromSeconds(10));
            return CheckAsync().GetAwaiter().GetResult().Status == HealthStatus.Healthy;
        });
        await recovery.StopAsync(Fixture.Cancellation);
    }

    private async Task<HealthReportEntry> CheckAsync() =>
        (await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Fixture.Cancellation)).Entries["secrets"];
}
