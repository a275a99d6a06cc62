using System.Data.Common;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Hosting;
using IngestService.Repositories;
using IngestService.Warehouse;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IngestService;

/// <summary>Puts the service together: everything that a secret is used for is in this file.</summary>
internal static class Service
{
    /// <summary>Creates the service.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">Changes the registrations, for tests.</param>
    internal static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default));

        // Typed secrets, injected by type. The service listens only once both are there.
        builder.AddSecrets().PreloadOnStart(static secrets => [secrets.ApiKeys, secrets.Database]);
        builder.Services.AddHealthChecks().AddSecrets();
        builder.Services.AddOpenTelemetry()
            .WithMetrics(static metrics => metrics.AddGenieSecretsInstrumentation())
            .WithTracing(static tracing => tracing.AddGenieSecretsInstrumentation());

        // Each request has the token in use, and is sent again if the token was rotated in the meantime.
        builder.Services.AddHttpClient<RepositoriesClient>(client => client.BaseAddress = new(builder.Configuration["Repositories:Address"] ?? "https://git.example.com/"))
            .AddSecretAuthentication<ApiKeysAccessor>(static keys => new("Bearer", keys.GithubToken.Reveal()));

        // Each connection has the password in use, also after a rotation.
        builder.Services.AddSingleton<DbDataSource>(static services => services.GetRequiredService<DatabaseAccessor>().CreateDataSource(NpgsqlFactory.Instance));
        builder.Services.AddScoped<RepositoryTable>();
        configure?.Invoke(builder);

        var service = builder.Build();
        service.MapPost("/ingest", IngestAsync);
        service.MapGet("/repositories", static (RepositoryTable table, CancellationToken cancellationToken) => table.GetAsync(cancellationToken));
        service.MapHealthChecks("/health");
        return service;
    }

    private static async Task<IngestResult> IngestAsync(RepositoriesClient api, RepositoryTable table, CancellationToken cancellationToken)
    {
        var found = await api.GetAsync(cancellationToken);
        await table.SaveAsync(found, cancellationToken);
        return new(found.Count);
    }
}
