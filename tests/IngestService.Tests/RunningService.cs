using Genie.TypedSecrets.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IngestService.Tests;

/// <summary>Runs the service and the API that it calls, both on the loopback interface. The API accepts the tokens that the fixture accepts.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _api;
    private readonly WebApplication _service;
    private readonly CapturedTelemetry _telemetry;

    private RunningService(WebApplication api, WebApplication service, CapturedLogs logs, CapturedTelemetry telemetry)
    {
        (_api, _service, Logs, _telemetry) = (api, service, logs, telemetry);
        Http = new() { BaseAddress = new(service.Urls.First()) };
    }

    /// <summary>Gets a client of the service.</summary>
    internal HttpClient Http { get; }

    /// <summary>Gets what the service has logged.</summary>
    internal CapturedLogs Logs { get; }

    /// <summary>Gets the metrics and traces that the service has exported.</summary>
    internal string Telemetry => _telemetry.Export(_service.Services);

    /// <summary>Gets the configuration of the service, as a page for developers would show it.</summary>
    internal string Configuration => ((IConfigurationRoot)_service.Configuration).GetDebugView();

    internal static async Task<RunningService> StartAsync(SecretsFixture<SecretsRoot> fixture)
    {
        var api = CreateApi(fixture);
        await api.StartAsync(TestContext.Current.CancellationToken);
        CapturedLogs logs = new();
        CapturedTelemetry telemetry = new();
        var service = Service.Create(["--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("Repositories:Address", api.Urls.First())]);
            builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
            telemetry.AddTo(builder.Services);
            builder.Services.AddFakeSecrets(fixture);
        });
        await service.StartAsync(TestContext.Current.CancellationToken);
        return new(api, service, logs, telemetry);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _service.DisposeAsync();
        await _api.DisposeAsync();
    }

    private static WebApplication CreateApi(SecretsFixture<SecretsRoot> fixture)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var api = builder.Build();
        api.MapGet("/repositories", (HttpRequest request) =>
            fixture.IsAccepted(fixture.Root.Current.ApiKeys, keys => request.Headers.Authorization == $"Bearer {keys.GithubToken.Reveal()}")
                ? Results.Json(new[] { new { name = "lake", stars = 3 }, new { name = "mill", stars = 5 } })
                : Results.Unauthorized());
        return api;
    }
}
