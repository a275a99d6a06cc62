using System.Text.Json;
using Genie.TypedSecrets.Tooling.Catalog;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Catalog.Tests;

/// <summary>The entities against the policies of Backstage's own catalog.</summary>
public sealed class BackstageTests : IAsyncLifetime
{
    private static readonly string s_directory = Path.Combine(AppContext.BaseDirectory, "backstage");

    public ValueTask InitializeAsync() => new(ProgramOutput.InstallPackagesAsync(s_directory));

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Validate_AllEntities_AreAccepted()
    {
        var sample = await ValidateAsync(CatalogFiles.Sample());
        sample.GetArrayLength().ShouldBe(4);
        sample[1].GetProperty("spec").GetProperty("owner").GetString().ShouldBe("group:default/platform-team");
        sample[1].GetProperty("spec").GetProperty("dependencyOf")[0].GetString().ShouldBe("component:default/IngestJob");

        // Names that Backstage does not accept as they are, and owners of all kinds.
        var longest = new string('a', 128);
        (string Category, string Owner)[] odd =
        [
            ("A__b--c_", "Data Platform <data@example.com>"), (longest, "user:jane.doe"), ("x1", "group:platform/team-1"), ("x2", "日本語"), ("x3", "---"), ("x4", "a: \"b\"\n- c # d"), ($"{longest[..127]}b", "x"),
        ];
        var project = SecretsProject.Read("schemas", odd
            .Select(static item => new SchemaText($"schemas/{item.Category}.schema.json", $$"""{ "type": "object", "description": {{JsonSerializer.Serialize("{{x}}: \u0085 \u2028 'q' \\ # no\n---\n" + item.Owner)}}, "x-owner": {{JsonSerializer.Serialize(item.Owner)}}, "properties": { "é$": { "type": "string" } } }"""))
            .Append(new("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", "pr-*"] }""")));
        project.Set.HasErrors.ShouldBeFalse();

        var entities = await ValidateAsync(SecretsCatalog.Create(new(project)));

        entities.GetArrayLength().ShouldBe(odd.Length + 1);
        entities.EnumerateArray().Skip(1).Select(static entity => entity.GetProperty("spec").GetProperty("owner").GetString())
            .ShouldBe(["group:default/Data-Platform-data-example.com", "user:jane.doe", "group:default/x", "group:platform/team-1", "group:default/unknown", "group:default/unknown", "group:default/a-b-c-d"], ignoreOrder: true);
    }

    private static async Task<JsonElement> ValidateAsync(SecretsCatalog catalog)
    {
        var yaml = CatalogRenderer.Render(catalog, CatalogFormat.Backstage).Single().Content;
        return JsonDocument.Parse(await ProgramOutput.GetAsync("node", ["validate.mjs"], yaml, s_directory)).RootElement;
    }
}
