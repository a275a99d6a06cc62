using System.Diagnostics;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Sets;

public sealed class SchemaSetTests
{
    private const string Manifest = """{ "project": "genie", "environments": ["dev", "prod"] }""";
    private const string Valid = """{ "properties": { "token": { "type": "string" } } }""";

    [Fact]
    public void Load_ValidFolder_HasManifestCategoriesAndNames()
    {
        var set = Load(("secrets.json", Manifest), ("database.schema.json", Valid), ("api-keys.schema.json", Valid));

        set.HasErrors.ShouldBeFalse();
        set.Manifest.ShouldNotBeNull().Project.ShouldBe("genie");
        set.Categories.Select(category => category.Name).ShouldBe(["api-keys", "database"]);
        set.Names.ShouldNotBeNull().All.ShouldContain("genie-prod/database");
        set.FindCategory("database").ShouldNotBeNull().IsValid.ShouldBeTrue();
        set.FindCategory("missing").ShouldBeNull();
    }

    [Fact]
    public void Load_BrokenCategory_KeepsItWithItsDiagnosticsBesideTheValidOnes()
    {
        var set = Load(("secrets.json", Manifest), ("api-keys.schema.json", Valid), ("broken.schema.json", "{"));

        set.Categories.Select(category => category.Name).ShouldBe(["api-keys"]);
        var broken = set.FindCategory("broken").ShouldNotBeNull();
        broken.IsValid.ShouldBeFalse();
        broken.Model.ShouldBeNull();
        broken.Diagnostics.ShouldBe(set.Diagnostics);
        set.HasErrors.ShouldBeTrue();
    }

    [Theory]
    [InlineData("other.schema.json", """{ "x-environments": ["prd"], "properties": {} }""", "GTS0601")]
    [InlineData("API_KEYS.schema.json", Valid, "GTS0602")]
    [InlineData("dev-secrets.schema.json", Valid, "GTS0603")]
    public void Load_RuleBetweenFilesBroken_RefusesTheCategory(string name, string schema, string rule)
    {
        var set = Load(("secrets.json", Manifest), ("api-keys.schema.json", Valid), (name, schema));

        set.Diagnostics.Select(diagnostic => diagnostic.Rule.Id).ShouldContain(rule);
        set.Files.Single(file => file.Path == name).IsValid.ShouldBeFalse();
        set.Categories.ShouldNotContain(category => name.StartsWith(category.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_BrokenManifest_ReadsTheCategories()
    {
        var set = Load(("secrets.json", "{"), ("api-keys.schema.json", Valid));

        set.HasManifest.ShouldBeTrue();
        set.Manifest.ShouldBeNull();
        set.Names.ShouldBeNull();
        set.ManifestDiagnostics.ShouldNotBeEmpty();
        set.Categories.ShouldHaveSingleItem();
    }

    [Fact]
    public void Load_NoFiles_IsEmpty()
    {
        var set = SchemaSet.Load([], TestContext.Current.CancellationToken);

        set.HasManifest.ShouldBeFalse();
        set.Files.ShouldBeEmpty();
        set.HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void Load_ErrorInASharedFile_IsReportedOnceAtItsPlace()
    {
        const string Shared = """{ "$defs": { "host": { "type": "sting" } } }""";
        const string Using = """{ "properties": { "host": { "$ref": "common.schema.json#/$defs/host" } } }""";

        var set = Load(("secrets.json", Manifest), ("common.schema.json", Shared), ("a.schema.json", Using), ("b.schema.json", Using));

        set.Diagnostics.Count(diagnostic => diagnostic.Location.Path == "common.schema.json").ShouldBe(1);
        set.Categories.ShouldBeEmpty();
    }

    [Fact]
    public void Load_TwoDirectories_ResolvesReferencesInTheFilesOwn()
    {
        const string Using = """{ "properties": { "host": { "$ref": "common.schema.json#/$defs/host" } } }""";

        var set = Load(
            ("one/secrets.json", Manifest),
            ("one/common.schema.json", """{ "$defs": { "host": { "type": "string" } } }"""),
            ("one/a.schema.json", Using),
            ("two/b.schema.json", Using));

        set.Files.Where(file => !file.IsValid).Select(file => file.Path).ShouldBe(["two/b.schema.json"]);
    }

    // Each of 2,000 categories refers to the same file of 2,000 definitions: parsing it for each of them takes minutes.
    [Fact]
    public void Load_ManyCategoriesWithOneLargeSharedFile_ParsesItOnce()
    {
        var padding = string.Concat(Enumerable.Range(0, 2_000).Select(i => $$""", "d{{i}}": { "type": "string", "description": "{{new string('x', 400)}}" }"""));
        var files = Enumerable.Range(0, 2_000)
            .Select(i => ($"c{i}.schema.json", """{ "properties": { "host": { "$ref": "common.schema.json#/$defs/host" } } }"""))
            .Append(("secrets.json", Manifest))
            .Append(("common.schema.json", $$"""{ "$defs": { "host": { "type": "string" }{{padding}} } }"""))
            .ToArray();
        var watch = Stopwatch.StartNew();

        Load(files).Categories.Count.ShouldBe(2_000);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static SchemaSet Load(params (string Path, string Text)[] files) => SchemaSet.Load(files.Select(file => new SchemaText(file.Path, file.Text)));
}
