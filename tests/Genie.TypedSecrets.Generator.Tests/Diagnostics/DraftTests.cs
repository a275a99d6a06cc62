using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Tests.Diagnostics;

/// <summary>Tests that one mistake in a schema is one error, and that code which uses the schema still compiles.</summary>
public sealed class DraftTests
{
    private const string Code = """
        using Genie.TypedSecrets;
        using IngestJob;

        internal static class Loader
        {
            internal static (Secret<string>, Secret<string>, ApiKeysAccessor, ApiKeysSecret) Load(ApiKeysSecret keys) =>
                (Secrets.Dev.ApiKeys.GithubToken, keys.SlackToken, Secrets.Current.ApiKeys, keys);
        }
        """;

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "github_token": { "type": "strng" }, "slack_token": { "type": "string" } }, "required": ["github_token", "slack_token"] }""")]
    [InlineData("""{ "type": "object", "properties": { "github_token": { "type": "string" }, "slack_token": { "type": "string", "minLength": -1 } }, "required": ["github_token", "slack_token"] }""")]
    [InlineData("""{ "type": "object", "properties": { "github_token": { "type": "string" }, "slack_token": { "type": "string" } }, "required": ["github_token", "slack_token", "x"] }""")]
    [InlineData("""{ "type": "obect", "properties": { "github_token": { "type": "string" }, "slack_token": { "type": "string" } } }""")]
    [InlineData("""{ "type": "object", "properties": { "github_token": { "type": "string" } "slack_token": { "type": "string" } }, "required": ["github_token", "slack_token"] }""")]
    [InlineData("""{ "type": "object", "properties": { "github_token": { "type": "string" }, "slack_token": { "type": "string" }, }, "required": ["github_token", "slack_token"] }""")]
    [InlineData("""{ "type": "object", "required": ["github_token", "slack_token"], "properties": { "github_token": { "type": "string" }, "slack_token": { "type": "string" } }""")]
    public void Generate_SchemaWithAMistake_StillGivesTheNamesItPromises(string schema)
    {
        var run = TestProject.WithManifest.Schema("api-keys", schema).Run();

        run.Diagnostics.ShouldNotBeEmpty();
        run.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Code, (CSharpParseOptions)run.Compilation.SyntaxTrees.First().Options, cancellationToken: TestContext.Current.CancellationToken))
            .GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
    }

    [Fact]
    public void Generate_TextThatIsNotASchema_StillGivesTheTypes()
    {
        var run = TestProject.WithManifest.Schema("api-keys", "nonsense").Run();

        run.Files.Keys.ShouldContain("ApiKeys.g.cs");
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Generate_MistakeInAFileThatCollides_LeavesTheValidCategoryAlone()
    {
        var run = TestProject.WithManifest.Schema("api-keys", Schemas.ApiKeys).Schema("api_keys", "nonsense").Run();

        run.Files.Keys.Where(name => name.StartsWith("ApiKeys", StringComparison.OrdinalIgnoreCase)).ShouldHaveSingleItem();
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }
}
