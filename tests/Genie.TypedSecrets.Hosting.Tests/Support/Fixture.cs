using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Hosting.Tests.Support;

/// <summary>A store and a clock that the test drives, and hosts over them.</summary>
internal sealed class Fixture
{
    internal const string Canary = "CANARY-2b9e-never-to-be-seen";

    internal Fixture()
    {
        foreach (var category in Enumerable.Range(1, 8).Select(static i => $"part-{i}").Append("api-keys").Append("database"))
        {
            Put(category, "v1");
        }
    }

    internal ManualStore Store { get; } = new();

    internal FakeTimeProvider Time { get; } = new();

    internal static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Stores a new version of a category's secret. Its values contain the canary and the version.</summary>
    internal void Put(string category, string version, string environment = "dev") => Store.Put($"genie-{environment}/{category}", ValueOf(category, version), version);

    internal static string ValueOf(string category, string version) => category switch
    {
        "api-keys" => $$"""{"github_token":"{{Canary}}-{{version}}"}""",
        "database" => $$"""{"host":"db-{{version}}","password":"{{Canary}}-{{version}}"}""",
        _ => $$"""{"token":"{{Canary}}-{{version}}"}""",
    };

    internal void Fail(string category, Func<string, SecretsException> create, string environment = "dev")
    {
        var name = $"genie-{environment}/{category}";
        Store.Fail(name, create(name));
    }

    /// <summary>The options of a client over this store and clock.</summary>
    internal void Configure(SecretsOptions options)
    {
        options.Store = Store;
        options.TimeProvider = Time;
        options.RefreshAheadRatio = 0;
        options.EnvironmentVariableReader = static _ => null;
    }

    /// <summary>The same options, with background work that the test does itself and calls to the store on the thread that asks for them.</summary>
    internal void Configure(SecretsOptions options, ManualBackground background)
    {
        Configure(options);
        options.Background = background;
        options.StoreThreads = new InlineStoreThreads();
    }

    /// <summary>Captures what is logged.</summary>
    internal static CapturedLogs AddLogs(IServiceCollection services)
    {
        CapturedLogs logs = new();
        services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        return logs;
    }

    /// <summary>A builder of a host without the settings of this machine.</summary>
    internal static HostApplicationBuilder CreateBuilder(string environment = "Development", params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment, ApplicationName = "tests", DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        return builder;
    }

    /// <summary>A container that checks scopes and registrations.</summary>
    internal static ServiceProvider Build(IServiceCollection services) => services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
