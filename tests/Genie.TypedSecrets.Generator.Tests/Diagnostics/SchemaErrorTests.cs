using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Diagnostics;

/// <summary>Checks where the compiler reports errors of schemas.</summary>
public sealed class SchemaErrorTests
{
    private const string Broken = """
        {
          "type": "object",
          "properties": {
            "github_token": { "type": "sting" },
            "port": { "type": "integer", "minLength": 1 }
          },
          "required": ["gone"]
        }
        """;

    [Fact]
    public void Run_BrokenSchema_ReportsEverythingAtItsPlaceAndGeneratesTheOthers()
    {
        var run = TestProject.WithManifest.Schema("api-keys", Schemas.ApiKeys).Schema("broken", Broken).Run();

        run.Diagnostics.Length.ShouldBe(3);
        run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Location.GetLineSpan().Path == "/repo/schemas/broken.schema.json");
        run.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1).ShouldBe([4, 5, 7]);
        run.Diagnostics[0].Location.SourceSpan.Length.ShouldBe("\"sting\"".Length);
        run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Descriptor.HelpLinkUri.EndsWith($"/docs/rules/{diagnostic.Id}.md", StringComparison.Ordinal));
        run.Files.Keys.Order(StringComparer.Ordinal).ShouldBe(["ApiKeys.g.cs", "Broken.g.cs", "Secrets.g.cs"]);
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Run_UnknownEnvironment_OmitsTheCategory()
    {
        var run = TestProject.WithManifest
            .Schema("api-keys", Schemas.ApiKeys)
            .Schema("license", Schemas.License.Replace("prod", "production", StringComparison.Ordinal))
            .Run();

        run.Diagnostics.ShouldHaveSingleItem().Location.GetLineSpan().Path.ShouldBe("/repo/schemas/license.schema.json");
        run.Files.Keys.ShouldNotContain("License.g.cs");
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Run_BrokenManifest_ReportsItAndEmitsTheCategories()
    {
        var run = TestProject.Empty.Manifest("""{ "project": 1 }""").Schema("api-keys", Schemas.ApiKeys).Run();

        run.Diagnostics.ShouldNotBeEmpty();
        run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Location.GetLineSpan().Path == "/repo/schemas/secrets.json");
        run.Files.Keys.ShouldBe(["ApiKeys.g.cs"]);
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Run_TwoCategoriesWithOneName_ReportsAndEmitsWhatCompiles()
    {
        var run = TestProject.WithManifest.Schema("api-keys", Schemas.ApiKeys).Schema("api_keys", Schemas.ApiKeys).Run();

        run.Diagnostics.ShouldNotBeEmpty();
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Run_ErrorInASharedDefinition_IsReportedOnce()
    {
        const string Reference = """{ "type": "object", "properties": { "a": { "$ref": "common.schema.json#/$defs/bad" } } }""";

        var run = TestProject.WithManifest
            .Schema("common", """{ "$defs": { "bad": { "type": "sting" } } }""")
            .Schema("first", Reference)
            .Schema("second", Reference)
            .Run();

        run.Diagnostics.Count(diagnostic => diagnostic.Location.GetLineSpan().Path == "/repo/schemas/common.schema.json").ShouldBe(1);
    }

    [Fact]
    public void Run_ReferenceThroughTwoFiles_IsResolved()
    {
        var run = TestProject.WithManifest
            .Schema("one", """{ "type": "object", "properties": { "a": { "$ref": "two.schema.json#/$defs/b" } } }""")
            .Schema("two", """{ "$defs": { "b": { "$ref": "three.schema.json#/$defs/c" } } }""")
            .Schema("three", """{ "$defs": { "c": { "type": "integer", "x-sensitive": false } } }""")
            .Run();

        run.Diagnostics.ShouldBeEmpty();
        run.Files["One.g.cs"].ShouldContain("public long? A");
    }

    [Fact]
    public void Run_SchemasOfTwoDirectories_ReferToTheirOwnSiblings()
    {
        const string Reference = """{ "type": "object", "properties": { "a": { "$ref": "common.schema.json#/$defs/b" } } }""";

        var run = TestProject.WithManifest
            .Schema("first", Reference)
            .Schema("common", """{ "$defs": { "b": { "type": "boolean", "x-sensitive": false } } }""")
            .File("linked/second.schema.json", Reference, "Schema")
            .File("linked/common.schema.json", """{ "$defs": { "b": { "type": "integer", "x-sensitive": false } } }""", "Schema")
            .Run();

        run.Diagnostics.ShouldBeEmpty();
        run.Files["First.g.cs"].ShouldContain("public bool? A");
        run.Files["Second.g.cs"].ShouldContain("public long? A");
    }
}
