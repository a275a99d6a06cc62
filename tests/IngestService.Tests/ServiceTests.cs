using System.Net;
using System.Net.Http.Json;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Integration.Tests.Rotation;
using Genie.TypedSecrets.Testing;

namespace IngestService.Tests;

/// <summary>Drives the service over HTTP, with a real PostgreSQL server behind it.</summary>
public sealed class ServiceTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(100);

    private readonly SecretsFixture<SecretsRoot> _fixture = SecretsFixture.Create(Secrets.For);
    private readonly string _user = $"app-{Guid.NewGuid():N}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture.Set(_fixture.Root.Current.Database, db => db with { Host = "localhost", Port = postgres.Port, Dbname = "postgres", Username = _user });
        await SetPasswordAsync(_fixture.Get(_fixture.Root.Current.Database));
        await postgres.ExecuteAsync($"CREATE SCHEMA \"{_user}\" AUTHORIZATION \"{_user}\"");
    }

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public async Task Ingest_ThenRead_ReturnsWhatTheApiHas()
    {
        await using var service = await RunningService.StartAsync(_fixture);

        await IngestAsync(service);

        (await service.Http.GetStringAsync("repositories", Ct)).ShouldBe("""[{"name":"lake","stars":3},{"name":"mill","stars":5}]""");
        _fixture.AssertOnlyRead("api-keys", "database");
        _fixture.AssertStoreCalls(1);
    }

    [Fact]
    public async Task Ingest_TokenAndPasswordAreRotated_SucceedsEachTimeAndLeaksNothing()
    {
        await using var service = await RunningService.StartAsync(_fixture);
        await IngestAsync(service);
        for (var i = 0; i < 3; i++)
        {
            // The servers reject the former values at once. The store has the new ones a moment later, as in a rotation that is under way.
            _fixture.BeginRotation(_fixture.Root.Current.ApiKeys, promoteAfter: s_moment);
            await SetPasswordAsync(_fixture.BeginRotation(_fixture.Root.Current.Database, promoteAfter: s_moment).NewValue);

            await IngestAsync(service);
        }

        service.Telemetry.ShouldContain("genie.secrets.fetch.duration");
        foreach (var text in new[] { service.Logs.Text, service.Telemetry, service.Configuration, await service.Http.GetStringAsync("health", Ct) })
        {
            _fixture.AssertNoLeak(text);
        }
    }

    [Fact]
    public async Task Health_StoreIsUnavailable_StaysHealthyWhileTheValuesAreFresh()
    {
        await using var service = await RunningService.StartAsync(_fixture);

        using (_fixture.Outage())
        {
            await IngestAsync(service);
            (await service.Http.GetAsync("health", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Start_ASecretIsMissing_FailsAndSaysWhich()
    {
        using var deleted = _fixture.Delete(_fixture.Root.Current.Database);

        var error = await Should.ThrowAsync<SecretsException>(() => RunningService.StartAsync(_fixture));

        error.Message.ShouldContain("genie-dev/database");
    }

    private static async Task IngestAsync(RunningService service)
    {
        using var response = await service.Http.PostAsync("ingest", content: null, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, service.Logs.Text);
        (await response.Content.ReadFromJsonAsync<IngestResult>(Ct)).ShouldBe(new(2));
    }

    // The server is changed first, as a rotation function does. Until then the former password is in the store.
    private async Task SetPasswordAsync(DatabaseSecret db) => await postgres.SetPasswordAsync(_user, db.Password.Reveal());
}
