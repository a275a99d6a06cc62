using Genie.TypedSecrets.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Hosting.Tests.Starting;

/// <summary>Tests what is loaded before the host starts its services.</summary>
public sealed class PreloadTests
{
    private readonly Fixture _fixture = new();

    [Fact]
    public async Task Start_ServicesTakeAccessors_LoadsTheirsInOneCallBeforeOtherServices()
    {
        var builder = Fixture.CreateBuilder();
        builder.AddSecrets(_fixture.Configure).PreloadOnStart();
        builder.Services.AddTransient<Reader>();
        builder.Services.AddHttpClient<Client>();
        builder.Services.AddOptions<Login>().BindSecret((Login login, Part2Secret secret) => login.Password = secret.Token.Reveal());
        Server server = new(_fixture);
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(server));
        using var host = builder.Build();

        await host.StartAsync(Fixture.Cancellation);

        _fixture.Store.Batches.ShouldHaveSingleItem().ShouldBe(["genie-dev/api-keys", "genie-dev/database", "genie-dev/part-1", "genie-dev/part-2"], ignoreOrder: true);
        server.CallsBefore.ShouldBe(1);
        await host.StopAsync(Fixture.Cancellation);
    }

    [Fact]
    public async Task Start_AList_LoadsWhatItNames()
    {
        var builder = Fixture.CreateBuilder();
        builder.AddSecrets(_fixture.Configure).PreloadOnStart(static secrets => [secrets.ApiKeys, secrets.Part7]);
        builder.Services.AddTransient<Reader>();

        await StartAsync(builder);

        _fixture.Store.Batches.ShouldHaveSingleItem().ShouldBe(["genie-dev/api-keys", "genie-dev/part-7"], ignoreOrder: true);
    }

    [Fact]
    public async Task Start_NoAccessorIsVisible_SaysToListThem()
    {
        var builder = Fixture.CreateBuilder();
        builder.AddSecrets(_fixture.Configure).PreloadOnStart();

        (await Should.ThrowAsync<SecretsConfigurationException>(() => StartAsync(builder))).Message.ShouldContain("List the secrets: PreloadOnStart(secrets => [secrets.ApiKeys])");
        _fixture.Store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Start_SeveralFail_ListsEachWithWhatToDo()
    {
        _fixture.Fail("api-keys", static name => new SecretNotFoundException(name, "manual", "Create it."));
        _fixture.Fail("part-1", static name => new SecretAccessDeniedException(name, "secretsmanager:GetSecretValue", name));
        _fixture.Store.Put("genie-dev/part-2", "{}", "v1");
        var builder = Fixture.CreateBuilder();
        builder.AddSecrets(_fixture.Configure).PreloadOnStart(static secrets => [secrets.ApiKeys, secrets.Part1, secrets.Part2, secrets.Part3]);

        var error = await Should.ThrowAsync<SecretsPreloadException>(() => StartAsync(builder));

        error.Message.ShouldStartWith("3 of 4 secrets could not be loaded:");
        error.Message.ShouldContain("The secret 'genie-dev/api-keys' does not exist in the manual store. Create it.");
        error.Message.ShouldContain("secretsmanager:GetSecretValue");
        error.Message.ShouldContain("genie-dev/part-2");
    }

    [Fact]
    public async Task Start_AnOptionalOneIsMissing_StartsAndLogsIt()
    {
        _fixture.Fail("part-7", static name => new SecretNotFoundException(name, "manual", "Create it."));
        var builder = Fixture.CreateBuilder();
        using var logs = Fixture.AddLogs(builder.Services);
        builder.AddSecrets(_fixture.Configure).PreloadOnStart(static secrets => [secrets.ApiKeys], optional: static secrets => [secrets.Part7]);

        await StartAsync(builder);

        _fixture.Store.Batches.ShouldHaveSingleItem().Count.ShouldBe(2);
        logs.Lines.ShouldContain("Warning 9: The optional secret 'genie-dev/part-7' was not preloaded: The secret 'genie-dev/part-7' does not exist in the manual store. Create it.");
    }

    [Fact]
    public async Task Start_TheStoreDoesNotRespond_FailsAfterTheTimeLimit()
    {
        var builder = Fixture.CreateBuilder("Development", ("Secrets:Preload:Timeout", "00:00:05"));
        builder.Services.AddSingleton<TimeProvider>(_fixture.Time);
        builder.AddSecrets(_fixture.Configure).PreloadOnStart(static secrets => [secrets.ApiKeys, secrets.Part1]);
        _fixture.Store.Hold();

        var start = StartAsync(builder);
        await _fixture.Store.ArrivedAsync();
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));

        (await Should.ThrowAsync<TimeoutException>(() => start)).Message.ShouldBe(
            "The application does not start, because secrets were not loaded within 5 s: genie-dev/api-keys, genie-dev/part-1. "
            + "Check that this host reaches the store, or raise the limit in the configuration (Secrets:Preload:Timeout).");
        _fixture.Store.Release();
    }

    [Fact]
    public async Task Start_CategoriesInTheConfiguration_AreLoaded()
    {
        var builder = Fixture.CreateBuilder("Development", ("Secrets:Preload:Categories:0", "database"), ("Secrets:Preload:Optional:0", "part-8"));
        builder.AddSecrets(_fixture.Configure);

        await StartAsync(builder);

        _fixture.Store.Batches.ShouldHaveSingleItem().ShouldBe(["genie-dev/database", "genie-dev/part-8"], ignoreOrder: true);
    }

    [Fact]
    public async Task Start_AnUnknownCategoryInTheConfiguration_SuggestsTheNearest()
    {
        var builder = Fixture.CreateBuilder("Development", ("Secrets:Preload:Categories:0", "databse"));
        builder.AddSecrets(_fixture.Configure);

        (await Should.ThrowAsync<SecretsConfigurationException>(() => StartAsync(builder))).Message.ShouldContain("Did you mean 'database'?");
    }

    [Fact]
    public async Task Start_PreloadIsOffInTheConfiguration_LoadsNothing()
    {
        var builder = Fixture.CreateBuilder("Development", ("Secrets:Preload:Enabled", "false"));
        builder.AddSecrets(_fixture.Configure).PreloadOnStart(static secrets => [secrets.ApiKeys]);

        await StartAsync(builder);

        _fixture.Store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Start_TwoClients_LoadsEachFromItsOwnStore()
    {
        Fixture us = new();
        var builder = Fixture.CreateBuilder();
        builder.AddSecrets(_fixture.Configure).PreloadOnStart(static secrets => [secrets.ApiKeys]);
        builder.Services.AddKeyedSecrets("us", us.Configure).PreloadOnStart(static secrets => [secrets.Database]);

        await StartAsync(builder);

        _fixture.Store.Singles.ShouldHaveSingleItem().Name.ShouldBe("genie-dev/api-keys");
        us.Store.Singles.ShouldHaveSingleItem().Name.ShouldBe("genie-dev/database");
    }

    [Fact]
    public async Task Start_ATimeLimitOutOfRange_IsRefused()
    {
        var builder = Fixture.CreateBuilder("Development", ("Secrets:Preload:Timeout", "02:00:00"));
        builder.AddSecrets(_fixture.Configure);

        (await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(builder))).Failures.ShouldHaveSingleItem().ShouldStartWith("The option SecretsPreloadOptions.Timeout is 02:00:00.");
    }

    private static async Task StartAsync(HostApplicationBuilder builder)
    {
        using var host = builder.Build();
        await host.StartAsync(Fixture.Cancellation);
        await host.StopAsync(Fixture.Cancellation);
    }

    private sealed record Reader(ApiKeysAccessor Keys, SecretAccessor<Part1Secret> Part);

    private sealed record Client(HttpClient Http, DatabaseAccessor Database);

    private sealed class Login
    {
        public string? Password { get; set; }
    }

    private sealed class Server(Fixture fixture) : IHostedService
    {
        internal int CallsBefore { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            CallsBefore = fixture.Store.Calls;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
