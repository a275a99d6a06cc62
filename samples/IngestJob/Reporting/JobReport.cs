using System.Globalization;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Stores;
using IngestJob.Api;
using IngestJob.Warehouse;
using Spectre.Console;

namespace IngestJob.Reporting;

/// <summary>Prints the progress of the job: with colors in a terminal, as plain text elsewhere.</summary>
internal sealed class JobReport
{
    private readonly IAnsiConsole _console = CreateConsole();
    private readonly Table _secrets = new Table().Border(TableBorder.Rounded).AddColumns("Secret", "Key", "Value");

    internal void Begin(string environment, ISecretStore? store, bool? seeded, Uri services)
    {
        _console.MarkupLineInterpolated($"[bold]IngestJob[/] in [bold]{environment}[/], secrets from [bold]{store?.ToString() ?? "the default store"}[/]");
        if (seeded is { } first)
        {
            _console.MarkupLineInterpolated($"{(first ? "First run: the job has stored fake secrets." : "The store has secrets already.")}");
        }

        _console.MarkupLineInterpolated($"All services are fakes at {services}");
    }

    // A sensitive value prints as *** without any masking here.
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

    internal void Read(StreamingSecret secret) => Add(
        Secrets.Current.Streaming.SecretName,
        ("endpoint", secret.Endpoint),
        ("api_key", secret.ApiKey));

    /// <summary>Prints the secrets that have been read.</summary>
    internal void ShowSecrets() => _console.Write(_secrets);

    internal void Ingested(int page, IReadOnlyList<Repository> repositories) =>
        _console.MarkupLineInterpolated($"Page {page}: {repositories.Count} repositories");

    internal void Rotated() =>
        _console.MarkupLineInterpolated($"[yellow]The github_token was rotated and the old one was revoked. The next request is rejected and repeated with the new token.[/]");

    internal void End(WarehouseDatabase warehouse, SecretsStatistics statistics, TimeSpan cold, double warm)
    {
#if DEBUG
        const string Build = ", debug build";
#else
        const string Build = "";
#endif
        Line("Ingested", $"{warehouse.Count} repositories, into {warehouse.Path}");
        Line("Store calls", $"{statistics.StoreCalls}, for {statistics.SecretsFetched} secrets");
        Line("Cold read", $"{cold.TotalMilliseconds:0.0} ms for all secrets");
        Line("Warm read", $"{warm:0} ns ({Timing.Reads:N0} reads{Build})");
    }

    private void Line(string what, FormattableString figure) =>
        _console.MarkupLineInterpolated($"[green]{what,-12}[/] {figure.ToString(CultureInfo.InvariantCulture)}");

    private void Add(string secret, params (string Key, object Value)[] values)
    {
        foreach (var (key, value) in values)
        {
            _secrets.AddRow(Markup.Escape(secret), Markup.Escape(key), Markup.Escape($"{value}"));
            secret = string.Empty;
        }
    }

    private static IAnsiConsole CreateConsole()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        // In a file or on a build server there are no colors and no line breaks inside a line.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false } });
        console.Profile.Width = 1000;
        return console;
    }
}
