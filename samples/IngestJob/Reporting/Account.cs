using Genie.TypedSecrets;
using Genie.TypedSecrets.Stores;
using IngestJob.Api;
using IngestJob.Warehouse;
using Spectre.Console;

namespace IngestJob.Reporting;

/// <summary>What the job tells about itself: for a person in a terminal, as plain text anywhere else.</summary>
internal sealed class Account
{
    // Not what the library finds out about build servers: they would get escape codes into their log files.
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });

    private readonly Table _secrets = new Table().Border(TableBorder.Rounded).AddColumns("Secret", "Key", "Value");

    internal void Begin(string environment, ISecretStore? store, bool seeded, Uri services)
    {
        _console.MarkupLineInterpolated($"[bold]IngestJob[/] in [bold]{environment}[/], secrets from [bold]{store?.ToString() ?? "the default store"}[/]");
        _console.MarkupLineInterpolated($"{(seeded ? "First run: the store was empty and has fake values now." : "The store has its values already.")}");
        _console.MarkupLineInterpolated($"The services the job calls are stand-ins at {services}");
    }

    // A sensitive value prints as ***; nobody has to remember to mask it.
    internal void Read(ApiKeysSecret secret) => Add(
        Secrets.Current.ApiKeys.SecretName,
        ("github_token", secret.GithubToken),
        ("external_api.base_url", secret.ExternalApi.BaseUrl),
        ("external_api.key", secret.ExternalApi.Key));

    internal void Read(DatabaseSecret secret) => Add(
        Secrets.Current.Database.SecretName,
        ("host", secret.Host),
        ("port", secret.Port),
        ("dbname", secret.Dbname ?? "-"),
        ("username", secret.Username),
        ("password", secret.Password));

    internal void Read(StreamingSecret secret)
    {
        Add(Secrets.Current.Streaming.SecretName, ("endpoint", secret.Endpoint), ("api_key", secret.ApiKey));
        _console.Write(_secrets);
    }

    internal void Ingested(int page, IReadOnlyList<Repository> repositories) =>
        _console.MarkupLineInterpolated($"page {page}: {repositories.Count} repositories");

    internal void Rotated() =>
        _console.MarkupLineInterpolated($"[yellow]github_token rotated, the old one revoked; the job goes on[/]");

    internal void End(WarehouseDatabase warehouse, SecretsStatistics statistics, TimeSpan cold, double warm)
    {
        _console.MarkupLineInterpolated($"[green]{warehouse.Count} repositories[/] in {Path.GetRelativePath(Environment.CurrentDirectory, warehouse.Path)}");
        _console.MarkupLineInterpolated($"{statistics.StoreCalls} store calls for {statistics.SecretsFetched} secrets; {cold.TotalMilliseconds:0.0} ms cold for all, {warm:0.0} ns for a warm read");
    }

    private void Add(string secret, params (string Key, object Value)[] values)
    {
        foreach (var (key, value) in values)
        {
            _secrets.AddRow(Markup.Escape(secret), Markup.Escape(key), Markup.Escape($"{value}"));
            secret = string.Empty;
        }
    }
}
