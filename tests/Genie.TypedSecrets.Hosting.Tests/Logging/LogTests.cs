using Genie.TypedSecrets.Hosting.Tests.Support;
using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Genie.TypedSecrets.Hosting.Tests.Logging;

/// <summary>Tests what is logged, with stable ids, and how often.</summary>
public sealed class LogTests : IAsyncDisposable
{
    private readonly Fixture _fixture = new();
    private readonly CapturedLogs _logs;
    private readonly ServiceProvider _services;

    public LogTests()
    {
        ServiceCollection services = new();
        services.AddSecrets(_fixture.Configure);
        _logs = Fixture.AddLogs(services);
        _services = Fixture.Build(services);
    }

    private ApiKeysAccessor Keys => _services.GetRequiredService<ApiKeysAccessor>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _logs.Dispose();
    }

    [Fact]
    public async Task Log_FirstReadAndNewVersion_AreInformation()
    {
        Keys.Get();
        Keys.Get();
        _fixture.Put("api-keys", "v2");
        await Keys.RefreshAsync(Fixture.Cancellation);
        await Waiting.UntilAsync(() => _logs.Lines.Count >= 2);

        _logs.Lines.ShouldBe(
        [
            "Information 1: The secret 'genie-dev/api-keys' was read for the first time, from the manual store.",
            "Information 2: The secret 'genie-dev/api-keys' has a new version in the manual store.",
        ]);
    }

    [Fact]
    public async Task Log_ARefreshFails_SaysWhyAndThatTheValueStaysInUse()
    {
        Keys.Get();
        _fixture.Fail("api-keys", static name => new SecretStoreUnavailableException("manual", "It is down.", name));
        _fixture.Time.Advance(TimeSpan.FromMinutes(6));
        Keys.Get();
        await Waiting.UntilAsync(() => _logs.Lines.Count >= 3);

        _logs.Lines.ShouldContain("Warning 8: The secret 'genie-dev/api-keys' of the manual store stays in use, because it could not be refreshed. Its time to live ended 60 s ago.");
        _logs.Lines.ShouldContain(static line => line.StartsWith("Warning 3: The secret 'genie-dev/api-keys' could not be fetched from the manual store (Unavailable):", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_AnOutageOfAnHour_LogsAtMostTwoLinesAMinute()
    {
        ManualBackground background = new();
        ServiceCollection collection = new();
        collection.AddSecrets(options => _fixture.Configure(options, background));
        var logs = Fixture.AddLogs(collection);
        await using var services = Fixture.Build(collection);
        Func<object>[] reads =
        [
            () => services.GetRequiredService<ApiKeysAccessor>().Get(),
            () => services.GetRequiredService<DatabaseAccessor>().Get(),
            () => services.GetRequiredService<Part1Accessor>().Get(),
        ];
        Array.ForEach(reads, static read => read());
        foreach (var category in new[] { "api-keys", "database", "part-1" })
        {
            _fixture.Fail(category, static name => new SecretStoreUnavailableException("manual", "It is down.", name));
        }

        _fixture.Time.Advance(TimeSpan.FromMinutes(5));
        for (var second = 0; second < 3_600; second += 5)
        {
            _fixture.Time.Advance(TimeSpan.FromSeconds(5));
            Array.ForEach(reads, static read =>
            {
                try
                {
                    read();
                }
                catch (SecretStoreUnavailableException)
                {
                    // Past the time for stale values.
                }
            });
            background.RunAll();
        }

        logs.Lines.Count(static line => line.StartsWith("Error 5", StringComparison.Ordinal)).ShouldBe(1);
        logs.Lines.Count(static line => !line.StartsWith("Information", StringComparison.Ordinal)).ShouldBeInRange(3, (2 * 60) + 6);
    }

    [Fact]
    public async Task Log_ASubscriberThrows_NamesTheTypeOnly()
    {
        Keys.Get();
#pragma warning disable GTS1104 // The mistake that the test is about.
        using var subscription = Keys.Subscribe(static keys => throw new InvalidOperationException(keys.GithubToken.Reveal()));
#pragma warning restore GTS1104
        _fixture.Put("api-keys", "v2");
        await Keys.RefreshAsync(Fixture.Cancellation);
        await Waiting.UntilAsync(() => _logs.Lines.Any(static line => line.StartsWith("Error 4", StringComparison.Ordinal)));

        _logs.Lines.ShouldContain("Error 4: A subscriber to the secret 'genie-dev/api-keys' failed with System.InvalidOperationException.");
        string.Join('\n', _logs.Lines).ShouldNotContain(Fixture.Canary);
    }

    [Fact]
    public async Task Log_AValueThatDoesNotFit_ContainsNoValue()
    {
        _fixture.Store.Put("genie-dev/api-keys", $$"""{"github_token":["{{Fixture.Canary}}"]}""", "v1");

        Should.Throw<SecretSchemaException>(() => Keys.Get());
        await Waiting.UntilAsync(() => _logs.Lines.Count >= 2);

        _logs.Lines.ShouldContain(static line => line.Contains("(SchemaMismatch)", StringComparison.Ordinal));
        string.Join('\n', _logs.Lines).ShouldNotContain(Fixture.Canary);
    }
}
