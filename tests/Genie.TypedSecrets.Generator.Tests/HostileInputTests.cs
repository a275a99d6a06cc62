using System.Diagnostics;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests;

/// <summary>Input that broke the generator or the compilation of what it generates.</summary>
public sealed class HostileInputTests
{
    private const string Valid = """{ "properties": { "token": { "type": "string" } } }""";

    [Theory]
    [InlineData("a\uFFFE")]
    [InlineData("a\uFFFF b")]
    [InlineData("\uFDD0a")]
    [InlineData("a\\ud800")]
    [InlineData("a\u0378")]
    [InlineData("\U0001F600a")]
    public void Generate_NoncharacterInAKey_CostsNoOtherCategory(string key)
    {
        var run = TestProject.WithManifest.Schema("api-keys", Valid).Schema("odd", $$"""{ "properties": { "{{key}}": { "type": "string" } } }""").Run();

        run.Files.Keys.ShouldContain("ApiKeys.g.cs");
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "project": "genie" }""")]
    [InlineData(TestProject.ManifestText)]
    public void Generate_TwoFilesOfOneName_AreReportedAndCostNoOtherCategory(string manifest)
    {
        var run = TestProject.Empty.Manifest(manifest)
            .Schema("database", Valid)
            .File("one/api-keys.schema.json", Valid, "Schema")
            .File("two/api-keys.schema.json", Valid, "Schema")
            .Run();

        run.Diagnostics.Where(diagnostic => diagnostic.Id == "GTS0602").Select(diagnostic => diagnostic.Location.GetLineSpan().Path)
            .ShouldBe(["/repo/one/api-keys.schema.json", "/repo/two/api-keys.schema.json"]);
        run.Files.Keys.ShouldContain("Database.g.cs");
        run.Files.Keys.ShouldNotContain("ApiKeys.g.cs");
    }

    [Theory]
    [InlineData("database-accessor", "database", "GTS0603")]
    [InlineData("database-secret", "database", "GTS0603")]
    [InlineData("dev", "dev-secrets", "GTS0603")]
    [InlineData("dev", "environment-secrets", "GTS0302")]
    [InlineData("for", "database", "GTS0113")]
    [InlineData("secrets-root", "database", "GTS0113")]
    public void Generate_EnvironmentAndCategoryThatNeedOneName_IsACodedError(string environment, string category, string rule)
    {
        var run = TestProject.Empty
            .Manifest($$"""{ "project": "genie", "environments": ["{{environment}}"] }""")
            .Schema("api-keys", Valid)
            .Schema(category, Valid)
            .Run();

        run.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal).ShouldBe([rule]);
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("database-secrets", "database")]
    [InlineData("database", "database")]
    [InlineData("database", "database-secrets-accessor")]
    [InlineData("api-keys-accessor", "database")]
    [InlineData("api", "api-keys-secret")]
    [InlineData("root", "secrets-root")]
    [InlineData("current", "secrets")]
    public void Generate_NamesThatAreNearlyTheSame_CompileOrAreCoded(string environment, string category)
    {
        var run = TestProject.Empty
            .Manifest($$"""{ "project": "genie", "environments": ["dev", "{{environment}}"] }""")
            .Schema("api-keys", Valid)
            .Schema("API-KEYZ", Valid)
            .Schema("api-keyz-secret", """{ "properties": { "api-keyz": { "properties": { "api-keyz-secret": { "enum": ["api-keyz"] } } }, "api-keyz-kind": { "type": "string" } } }""")
            .Schema(category, Valid)
            .Run();

        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_023)]
    [InlineData(5_000)]
    public void Generate_KeyThatIsTooLongForTheCompiler_IsACodedErrorAtTheKey(int length)
    {
        var run = TestProject.WithManifest.Schema("api-keys", $$"""{ "properties": { "{{new string('k', length)}}": { "type": "string" } } }""").Run();

        var found = run.Diagnostics.ShouldHaveSingleItem();
        found.Id.ShouldBe("GTS0310");
        found.Location.SourceSpan.Start.ShouldBe(18);
    }

    [Fact]
    public void Generate_LongestNames_Compile()
    {
        var (key, value) = (new string('k', 512), new string('v', 512));
        var run = TestProject.WithManifest.Schema(new string('c', 128), $$"""
            { "properties": { "{{key}}": { "type": "string", "x-renamed-from": "{{value}}" }, "e": { "enum": ["{{value}}"] } } }
            """).Run();

        run.Diagnostics.ShouldBeEmpty();
        Compiler.Check(run.Compilation).ShouldBeEmpty();
        Compiler.Load(run.Compilation).ShouldNotBeNull();
    }

    [Fact]
    public void Generate_SixtyNestedLists_CompilesInTime()
    {
        var schema = Enumerable.Range(0, 30).Aggregate("""{ "type": "string" }""", (items, _) => $$"""{ "type": "array", "items": {{items}} }""");
        var more = Enumerable.Range(0, 28).Aggregate("""{ "$ref": "#/$defs/lists" }""", (items, _) => $$"""{ "type": "array", "items": {{items}} }""");
        var watch = Stopwatch.StartNew();

        var run = TestProject.WithManifest.Schema("lists", $$"""{ "$defs": { "lists": {{schema}} }, "properties": { "a": {{more}} } }""").Run();

        run.Diagnostics.ShouldBeEmpty();
        Compiler.Check(run.Compilation).ShouldBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Generate_ThousandsOfKeys_CompilesInTime()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 1_000).Select(i => $"\"key_{i}\": {{ \"type\": \"string\", \"description\": \"d\" }}"));
        var watch = Stopwatch.StartNew();

        var run = TestProject.WithManifest.Schema("large", $$"""{ "properties": { {{keys}} } }""").Run();

        run.Diagnostics.ShouldBeEmpty();
        Compiler.Check(run.Compilation).ShouldBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public void Generate_HostileDocumentation_ContainsNoInvisibleCharacters()
    {
        const string Hostile = "a\u202Eb\u2066c\u200Fd\\u001be\\u0085f\\u2028g\uFEFFh\U000E0041i</summary>&";
        var run = TestProject.WithManifest.Schema("odd", $$"""
            {
              "title": "{{Hostile}}", "description": "{{Hostile}}", "x-owner": "{{Hostile}}", "deprecated": true,
              "properties": {
                "{{Hostile}}": { "type": "string", "title": "{{Hostile}}", "description": "{{Hostile}}", "x-owner": "{{Hostile}}", "deprecated": true, "x-sensitive": false, "default": "{{Hostile}}", "examples": ["{{Hostile}}"] },
                "e": { "enum": ["{{Hostile}}"] }
              }
            }
            """).Run();

        run.Diagnostics.ShouldBeEmpty();
        Compiler.Check(run.Compilation).ShouldBeEmpty();
        foreach (var text in run.Files.Values)
        {
            text.EnumerateRunes().Where(rune => rune.Value is not ('\n' or '\t') && System.Text.Rune.GetUnicodeCategory(rune)
                is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.LineSeparator)
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("true", "GTS0206")]
    [InlineData("""{ "type": "array" }""", "GTS0212")]
    public void Report_MessageWithBraces_HasSingleOnes(string schema, string rule)
    {
        var found = TestProject.WithManifest.Schema("odd", $$"""{ "properties": { "a": {{schema}} } }""").Run().Diagnostics.ShouldHaveSingleItem();

        found.Id.ShouldBe(rule);
        found.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldContain("{ \"type\": \"string\" }");
        found.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldNotContain("{{");
    }
}
