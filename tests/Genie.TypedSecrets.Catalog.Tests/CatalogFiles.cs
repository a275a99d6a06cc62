using System.Globalization;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Catalog;
using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Catalog.Tests;

/// <summary>Catalogs as files, in a folder that is removed at the end.</summary>
internal sealed class CatalogFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genie-secrets-browser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Writes the page of this repository's schemas, with the usage of the sample and the state of a store.</summary>
    internal string WriteSample() => Write(Sample());

    /// <summary>Writes the page of many categories.</summary>
    internal string WriteMany(int count) => Write(SecretsCatalog.Create(new(Read(Enumerable.Range(0, count).Select(static i => (
        string.Create(CultureInfo.InvariantCulture, $"service-{i:0000}"),
        $$"""
        {
          "type": "object", "title": "Service {{i}}", "x-owner": "team-{{i % 20}}", "x-rotation-days": 90,
          "description": "What the jobs of team {{i % 20}} need to call service {{i}}. The account belongs to the platform, and its limits are shared.",
          "properties": {
            "base_url": { "type": "string", "format": "uri", "x-sensitive": false, "description": "The address that paths are appended to." },
            "client_id": { "type": "string", "x-sensitive": false, "description": "The id of the client, one for each environment." },
            "client_secret": { "type": "string", "minLength": 16, "description": "The secret of the client. It is issued in the console of the service." },
            "signing_key": { "type": "string", "contentEncoding": "base64", "description": "Signs requests number {{i}}." },
            "timeout": { "type": "string", "format": "duration", "x-sensitive": false, "default": "PT30S" }
          },
          "required": ["base_url", "client_id", "client_secret"]
        }
        """))))));

    /// <summary>Writes the page of schemas in memory.</summary>
    internal string Write(params IEnumerable<(string Category, string Text)> schemas) => Write(SecretsCatalog.Create(new(Read(schemas))));

    internal static SecretsCatalog Sample()
    {
        var project = SecretsProject.Load(Path.Combine(Repository.Root, "schemas"));
        DateTimeOffset changed = new(2026, 1, 24, 0, 0, 0, TimeSpan.Zero);
        StoredSecretState State(string environment, string category, string state) => new($"genie-{environment}/{category}", environment, category, state, "v1", state == "missing" ? null : changed, AgeDays: null, state == "missing" ? null : changed.AddDays(90), AccessedAt: null, Owner: null);
        return SecretsCatalog.Create(new(project)
        {
            Usage = [UsageFile.Read(Path.Combine(Repository.Root, "terraform", "usage", "ingest-job.json"))],
            Drift = new("aws", [State("dev", "api-keys", "ok"), State("prod", "api-keys", "overdue"), State("dev", "database", "ok"), State("prod", "database", "ok"), State("dev", "streaming", "ok"), State("prod", "streaming", "missing")], []),
        });
    }

    private static SecretsProject Read(IEnumerable<(string Category, string Text)> schemas) => SecretsProject.Read("schemas",
        schemas.Select(static schema => new SchemaText($"schemas/{schema.Category}.schema.json", schema.Text)).Append(new("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", "staging", "prod"] }""")));

    private string Write(SecretsCatalog catalog)
    {
        CatalogFolder.Write(_folder, CatalogRenderer.Render(catalog, CatalogFormat.Html));
        return Path.Combine(_folder, "index.html");
    }
}
