using Genie.TypedSecrets.Documentation.Tests.Support;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.QuickInfo;

namespace Genie.TypedSecrets.Documentation.Tests;

/// <summary>What the editor shows, asked of the editor's own services.</summary>
public sealed class IntelliSenseTests
{
    [Theory]
    [InlineData("Secrets.", new[] { "Dev", "Prod", "Current", "Configure", "PreloadAsync", "ClearCache" })]
    [InlineData("Secrets.Dev.", new[] { "ApiKeys", "Database", "Streaming" })]
    [InlineData("Secrets.Dev.ApiKeys.", new[] { "GithubToken", "SlackWebhook", "ExternalApi", "GetAsync" })]
    public async Task Completion_AfterTheDot_OffersWhatTheSchemasSay(string expression, string[] expected)
    {
        using var workspace = new JobWorkspace($"using IngestJob;\n_ = {expression}");

        expected.Except(await CompleteAsync(workspace), StringComparer.Ordinal).ShouldBeEmpty($"not offered after {expression}");
    }

    [Fact]
    public async Task Completion_CategoryAdded_OffersItWithoutABuild()
    {
        using var workspace = new JobWorkspace("using IngestJob;\n_ = Secrets.Dev.");
        (await CompleteAsync(workspace)).ShouldNotContain("AddedLater");

        workspace.EditSchema("added-later.schema.json", _ => """
            { "type": "object", "description": "Later.", "properties": { "token": { "type": "string" } } }
            """);

        (await CompleteAsync(workspace)).ShouldContain("AddedLater");
    }

    [Fact]
    public async Task Completion_KeyAdded_OffersItWithoutABuild()
    {
        using var workspace = new JobWorkspace("using IngestJob;\n_ = Secrets.Dev.ApiKeys.");

        workspace.EditSchema("api-keys.schema.json", text => text.Replace(
            "\"github_token\": {",
            "\"gitlab_token\": { \"type\": \"string\" },\n    \"github_token\": {",
            StringComparison.Ordinal));

        (await CompleteAsync(workspace)).ShouldContain("GitlabToken");
    }

    [Fact]
    public async Task QuickInfo_OnAKey_ShowsWhatItIsWhoOwnsItAndWhenItRotates()
    {
        const string Program = "using IngestJob;\n_ = Secrets.Dev.ApiKeys.GithubToken;";
        using var workspace = new JobWorkspace(Program);

        var info = await QuickInfoService.GetService(workspace.Program)!.GetQuickInfoAsync(
            workspace.Program,
            Program.IndexOf("GithubToken", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var text = string.Join('\n', info!.Sections.Select(s => s.Text));
        text.ShouldContain("Secret<string> ApiKeysAccessor.GithubToken");
        text.ShouldContain("GitHub");
        text.ShouldContain("github_token");
        text.ShouldContain("genie-");
        text.ShouldContain("Owner");
        text.ShouldContain("otate");
    }

    private static async Task<IEnumerable<string>> CompleteAsync(JobWorkspace workspace)
    {
        var document = workspace.Program;
        var text = await document.GetTextAsync(TestContext.Current.CancellationToken);
        var completions = await CompletionService.GetService(document)!.GetCompletionsAsync(
            document,
            text.Length,
            cancellationToken: TestContext.Current.CancellationToken);
        return completions.ItemsList.Select(i => i.DisplayText);
    }
}
