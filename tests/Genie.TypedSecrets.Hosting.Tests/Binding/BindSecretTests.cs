using Genie.TypedSecrets.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Hosting.Tests.Binding;

/// <summary>Options that follow the rotation of a secret.</summary>
public sealed class BindSecretTests
{
    private readonly Fixture _fixture = new();

    [Fact]
    public async Task Rotate_OptionsAreBound_UpdatesThemOncePerVersion()
    {
        await using var services = Build();
        var monitor = services.GetRequiredService<IOptionsMonitor<WarehouseOptions>>();
        monitor.CurrentValue.Password.ShouldEndWith("v1");
        List<string> seen = [];
        using var listener = monitor.OnChange(options =>
        {
            lock (seen)
            {
                seen.Add(options.Password[^2..]);
            }
        });
        var database = services.GetRequiredService<DatabaseAccessor>();

        for (var version = 2; version <= 4; version++)
        {
            _fixture.Put("database", $"v{version}");
            await database.RefreshAsync(Fixture.Cancellation);
            await database.RefreshAsync(Fixture.Cancellation);
            await Waiting.UntilAsync(() => seen.Count == version - 1);
        }

        seen.ShouldBe(["v2", "v3", "v4"]);
        monitor.CurrentValue.Host.ShouldBe("db-v4");
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IOptionsSnapshot<WarehouseOptions>>().Value.Host.ShouldBe("db-v4");
    }

    [Fact]
    public async Task Configure_NamedOptions_BindsThatName()
    {
        ServiceCollection services = new();
        services.AddSecrets(_fixture.Configure);
        services.AddOptions<WarehouseOptions>("second").BindSecret((WarehouseOptions options, DatabaseSecret db) => options.Host = db.Host);
        await using var provider = Fixture.Build(services);
        var monitor = provider.GetRequiredService<IOptionsMonitor<WarehouseOptions>>();

        monitor.Get("second").Host.ShouldBe("db-v1");
        monitor.CurrentValue.Host.ShouldBeEmpty();
    }

    [Fact]
    public async Task Configure_AKeyedClient_ReadsThroughIt()
    {
        Fixture us = new();
        us.Put("database", "us");
        ServiceCollection services = new();
        services.AddSecrets(_fixture.Configure);
        services.AddKeyedSecrets("us", us.Configure);
        services.AddOptions<WarehouseOptions>().BindSecret((WarehouseOptions options, DatabaseSecret db) => options.Host = db.Host, "us");
        await using var provider = Fixture.Build(services);

        provider.GetRequiredService<IOptions<WarehouseOptions>>().Value.Host.ShouldBe("db-us");
    }

    [Fact]
    public async Task Read_TheSecretIsMissing_SaysWhatToDo()
    {
        _fixture.Fail("database", static name => new SecretNotFoundException(name, "manual", "Create it."));
        await using var services = Build();

        Should.Throw<SecretNotFoundException>(() => services.GetRequiredService<IOptions<WarehouseOptions>>().Value).Message.ShouldContain("Create it.");
    }

    private ServiceProvider Build()
    {
        ServiceCollection services = new();
        services.AddSecrets(_fixture.Configure);
        services.AddOptions<WarehouseOptions>().BindSecret((WarehouseOptions options, DatabaseSecret db) =>
        {
            options.Host = db.Host;
            options.Password = db.Password.Reveal();
        });
        return Fixture.Build(services);
    }

    private sealed class WarehouseOptions
    {
        public string Host { get; set; } = string.Empty;

        public string Password { get; set; } = string.Empty;
    }
}
