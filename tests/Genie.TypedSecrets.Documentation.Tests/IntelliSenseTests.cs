using Genie.TypedSecrets.Documentation.Tests.Support;
using Microsoft.CodeAnalysis.Completion;

namespace Genie.TypedSecrets.Documentation.Tests;

/// <summary>Tests what an editor shows, through the editor's own completion and quick-info services.</summary>
public sealed class IntelliSenseTests
{
    [Theory]
    [InlineData("Secrets.", new[] { "Dev", "Prod", "Current", "Configure", "PreloadAsync", "ClearCache" })]
    [InlineData("Secrets.Dev.", new[] { "ApiKeys", "Database", "Streaming" })]
    [InlineData("Secrets.Dev.ApiKeys.", new[] { "GithubToken", "SlackWebhook", "ExternalApi", "GetAsync" })]
    public async Task Completion_AfterTheDot_OffersWhatTheSchemasSay(string expression, string[] expected)
    {
        using var workspace = new JobWorkspace($"using IngestJob;\n_ = {expression}");

        expected.Except(await workspace.CompleteAsync(), StringComparer.Ordinal).ShouldBeEmpty($"not offered after {expression}");
    }

    [Fact]
    public async Task Completion_CategoryAdded_OffersItWithoutABuild()
    {
        using var workspace = new JobWorkspace("using IngestJob;\n_ = Secrets.Dev.");
        (await workspace.CompleteAsync()).ShouldNotContain("AddedLater");

        workspace.EditSchema("added-later.schema.json", _ => """
            { "type": "object", "description": "Later.", "properties": { "token": { "type": "string" } } }
            """);

        (await workspace.CompleteAsync()).ShouldContain("AddedLater");
    }

    [Fact]
    public async Task Completion_KeyAdded_OffersItWithoutABuild()
    {
        using var workspace = new JobWorkspace("using IngestJob;\n_ = Secrets.Dev.ApiKeys.");

        workspace.EditSchema("api-keys.schema.json", text => text.Replace(
            "\"github_token\": {",
            "\"gitlab_token\": { \"type\": \"string\" },\n    \"github_token\": {",
            StringComparison.Ordinal));

        (await workspace.CompleteAsync()).ShouldContain("GitlabToken");
    }

    // The whole tooltip: the declaration, then the description with the facts.
    [Theory]
    [InlineData("Secrets.Dev", "DevSecrets Secrets.Dev { get; }", "The environment dev.")]
    [InlineData(
        "Secrets.Dev.ApiKeys",
        "ApiKeysAccessor EnvironmentSecrets.ApiKeys { get; }",
        "API keys. Tokens and addresses of the APIs that jobs call. Secret genie-{dev|prod}/api-keys. Owner: platform-team.")]
    [InlineData(
        "Secrets.Dev.ApiKeys.GithubToken",
        "Genie.TypedSecrets.Secret<string> ApiKeysAccessor.GithubToken { get; }",
        "Reads the repositories that jobs ingest. Created in GitHub as a fine-grained token of the platform's machine user, read-only. Key github_token. Owner: platform-team. Rotates every 90 days.")]
    [InlineData(
        "Secrets.Current.ApiKeys.SlackWebhook",
        "Genie.TypedSecrets.Secret<Uri>? ApiKeysAccessor.SlackWebhook { get; }",
        "The incoming webhook that alerts of failed jobs are posted to. Everyone who has the address can post, so it is as secret as a token. Key slack_webhook. Owner: platform-team. Rotates every 365 days.")]
    [InlineData(
        "(await Secrets.Prod.Database.GetAsync()).Password",
        "Genie.TypedSecrets.Secret<string> DatabaseSecret.Password { get; init; }",
        "The login's password. It may change at any time: connect within UseAsync, which retries with the new one. Key password. Owner: data-engineering. Rotates every 30 days.")]
    [InlineData(
        "Secrets.Prod.Database.Host",
        "string DatabaseAccessor.Host { get; }",
        "The server's DNS name, without scheme and port. In AWS the cluster's writer endpoint. Key host. Owner: data-engineering. Rotates every 30 days. Examples: \"warehouse.example.com\".")]
    public async Task QuickInfo_OnAName_IsReadable(string expression, params string[] expected)
    {
        using var workspace = new JobWorkspace($"using IngestJob;\n_ = {expression};");

        (await workspace.QuickInfoAsync(expression[(expression.LastIndexOf('.') + 1)..])).ShouldBe(expected);
    }

    [Fact]
    public async Task QuickInfo_KeyDeprecatedInTheSchema_SaysSoWithoutABuild()
    {
        using var workspace = new JobWorkspace("using IngestJob;\n_ = Secrets.Dev.ApiKeys.GithubToken;");
        workspace.EditSchema("api-keys.schema.json", text => text.Replace(
            "\"github_token\": {",
            "\"github_token\": { \"deprecated\": true, \"x-owner\": \"source-control\",",
            StringComparison.Ordinal));

        var shown = await workspace.QuickInfoAsync("GithubToken");

        shown[0].ShouldStartWith("[deprecated] ");
        shown[^1].ShouldEndWith(" Key github_token. Owner: source-control. Rotates every 90 days.");
    }

    [Fact]
    public async Task Completion_OfAKey_ShowsTheSameDescriptionAndFacts()
    {
        using var workspace = new JobWorkspace("using IngestJob;\n_ = Secrets.Dev.ApiKeys.");
        var document = workspace.Program;
        var service = CompletionService.GetService(document)!;
        var text = await document.GetTextAsync(TestContext.Current.CancellationToken);
        var items = await service.GetCompletionsAsync(document, text.Length, cancellationToken: TestContext.Current.CancellationToken);

        var description = await service.GetDescriptionAsync(
            document,
            items.ItemsList.Single(item => item.DisplayText == "GithubToken"),
            TestContext.Current.CancellationToken);

        description!.Text.ShouldContain("Secret<string> ApiKeysAccessor.GithubToken");
        description.Text.ShouldContain("Reads the repositories that jobs ingest.");
        description.Text.ShouldContain("Key github_token. Owner: platform-team. Rotates every 90 days.");
    }
}
