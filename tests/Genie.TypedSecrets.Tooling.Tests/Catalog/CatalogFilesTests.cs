using System.Text.RegularExpressions;
using Genie.TypedSecrets.Tooling.Catalog;
using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Tests.Catalog;

public sealed partial class CatalogFilesTests : IDisposable
{
    // What a schema's author could write to break out of a page.
    private const string Hostile = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)> \" ' & \u202Egnp.exe \u001B[31m `code` | a | b [x](javascript:alert(3)) ${x}\n# heading\n---\nkey: value";

    private static readonly string s_hostileSchema =
        $$"""{ "type": "object", "title": {{Json(Hostile)}}, "description": {{Json(Hostile)}}, "x-owner": {{Json(Hostile[..100])}}, "properties": { {{Json("k\"><script>alert(4)</script>")}}: { "type": "string", "x-csharp-name": "K", "description": {{Json(Hostile)}}, "pattern": "<script>", "x-renamed-from": ["<b>old</b>"], "x-sensitive": false, "default": "<script>", "examples": ["<script>"] } } }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("genie-secrets-catalog-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(CatalogFormat.Html)]
    [InlineData(CatalogFormat.Markdown)]
    [InlineData(CatalogFormat.Backstage)]
    public void Render_Twice_GivesTheSameBytes(CatalogFormat format) =>
        CatalogRenderer.Render(SampleCatalog.Create(SampleCatalog.Shapes), format).ShouldBe(CatalogRenderer.Render(SampleCatalog.Create(SampleCatalog.Shapes.Reverse()), format));

    [Theory]
    [InlineData(CatalogFormat.Html)]
    [InlineData(CatalogFormat.Markdown)]
    [InlineData(CatalogFormat.Backstage)]
    public void Render_HostileText_StaysText(CatalogFormat format)
    {
        foreach (var file in CatalogRenderer.Render(SampleCatalog.Create(("hostile", s_hostileSchema)), format))
        {
            file.Content.ShouldNotContain('\u202E');
            file.Content.ShouldNotContain('\u001B');
            if (format == CatalogFormat.Html)
            {
                file.Content.ShouldNotContain("<img");
                Regex.Count(file.Content, "<script>", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(2);
                Regex.Count(file.Content, "</style>", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(1);
            }
            else if (format == CatalogFormat.Markdown)
            {
                // Outside of code spans, markup is escaped.
                var text = CodeSpan().Replace(file.Content, string.Empty);
                Regex.Matches(text, @"(?<!\\)<[a-z/!]", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(static match => match.Value).Except(["<b", "<!"], StringComparer.Ordinal).ShouldBeEmpty(file.Path);
                Regex.IsMatch(text, @"(?<!\\)\]\(javascript:", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeFalse(file.Path);
                text.ShouldNotContain("\n# heading");
            }
        }
    }

    [Fact]
    public void Markdown_Links_LeadToPages()
    {
        // Names that would meet the index, or each other where case does not count.
        const string Schema = """{ "type": "object", "properties": { "key": { "type": "string" } } }""";
        var files = CatalogRenderer.Render(SampleCatalog.Create([("readme", Schema), .. SampleCatalog.Shapes]), CatalogFormat.Markdown);

        files.Select(static file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(files.Count);
        foreach (var file in files)
        {
            var links = Regex.Matches(file.Content, @"\]\((?<to>[^)]+)\)", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(static match => match.Groups["to"].Value);
            links.Except(files.Select(static f => f.Path), StringComparer.Ordinal).ShouldBeEmpty(file.Path);
        }

        files[0].Content.ShouldContain("| [readme](readme-2.md) |");
        files[0].Content.ShouldContain("Tokens of the APIs that jobs call. |");
    }

    [Fact]
    public void Html_Page_AllowsOnlyItsOwnStyleAndScripts()
    {
        var page = CatalogRenderer.Render(SampleCatalog.Create(SampleCatalog.Shapes), CatalogFormat.Html).Single().Content;

        page.ShouldContain("default-src 'none'; style-src 'sha256-");
        page.ShouldNotContain("unsafe-inline");
        page.ShouldNotContain(" style=");
        Regex.IsMatch(page, "(?:src|href)=\"(?!#)", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeFalse();
        Regex.Matches(page, " id=\"(?<id>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(static match => match.Groups["id"].Value).GroupBy(static id => id, StringComparer.Ordinal).Where(static group => group.Count() > 1).ShouldBeEmpty();
        page.ShouldContain("id=\"api-keys/github-token\"");
    }

    [Fact]
    public void Create_UsageAndStore_AreJoined()
    {
        var at = new DateTimeOffset(2026, 1, 24, 0, 0, 0, TimeSpan.Zero);
        UsageReport usage = new("IngestJob", "genie", [new("api-keys", ["$current"], ["github_token"], Preloaded: false, [new("src/Job.cs", 7, "Job.Run")])], [new("genie-prod/login", [new("src/Old.cs", 3, "Old.Run")])], [new("src/Any.cs", 1, "Any.Run")], []);
        DriftReport drift = new("aws", [new("genie-dev/api-keys", "dev", "api-keys", "overdue", "v1", at, 90, at, at, "platform-team")], []);

        var catalog = SecretsCatalog.Create(new(SampleCatalog.Project(SampleCatalog.Manifest, SampleCatalog.Shapes)) { Usage = [usage], Drift = drift });

        var keys = catalog.Categories.Single(static c => c.Name == "api-keys");
        keys.Readers.Single().Job.ShouldBe("IngestJob");
        keys.Secrets[0].State!.State.ShouldBe("overdue");
        keys.Secrets[1].State.ShouldBeNull();
        catalog.Categories.Single(static c => c.Name == "login").Readers.Single().IsByName.ShouldBeTrue();
        catalog.Notes.Single().ShouldContain("src/Any.cs:1");
        foreach (var format in Enum.GetValues<CatalogFormat>())
        {
            var text = string.Concat(CatalogRenderer.Render(catalog, format).Select(static file => file.Content));
            text.ShouldContain("IngestJob", Case.Sensitive, format.ToString());
            text.ShouldContain("overdue", Case.Sensitive, format.ToString());
        }
    }

    [Fact]
    public void Write_FullDisk_LeavesWhatWasThere()
    {
        CatalogFolder.Write(_folder, [new("a.md", "old"), new("b.md", "old")]);

        Should.Throw<ToolingException>(() => CatalogFolder.Write(_folder, [new("a.md", "new"), new("b.md", "new")], static (path, content) =>
        {
            File.WriteAllText(path, content[..1]);
            if (Path.GetFileName(path).StartsWith('b'))
            {
                throw new IOException("No space left on device.");
            }
        })).Message.ShouldContain("No space left on device.");

        Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["a.md", "b.md"]);
        File.ReadAllText(Path.Combine(_folder, "a.md")).ShouldBe("old");
    }

    [Fact]
    public void Write_FolderIsAFile_SaysWhatToDo()
    {
        var file = Path.Combine(_folder, "taken");
        File.WriteAllText(file, string.Empty);

        Should.Throw<ToolingException>(() => CatalogFolder.Write(file, [new("a.md", "new")])).Message.ShouldBe($"{file} is a file. Name a folder with --output.");
    }

    [Fact]
    public void Write_CategoryIsGone_RemovesItsPageOnly()
    {
        File.WriteAllText(Path.Combine(_folder, "notes.md"), "# Notes of the team");
        CatalogFolder.Write(_folder, CatalogRenderer.Render(SampleCatalog.Create(SampleCatalog.Shapes), CatalogFormat.Markdown));

        CatalogFolder.Write(_folder, CatalogRenderer.Render(SampleCatalog.Create(SampleCatalog.Shapes[0]), CatalogFormat.Markdown));

        Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["README.md", "api-keys.md", "notes.md"]);
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    [GeneratedRegex("(?<![\\\\`])(?<fence>`+)(?!`).*?(?<!`)\\k<fence>(?!`)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CodeSpan();
}
