using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests;

/// <summary>The README's picture of an editor shows what the editor's services return for the repository's schemas.</summary>
public sealed class EditorPictureTests
{
    private const string Picture = "docs/images/editor.svg";

    [Fact]
    public async Task Picture_OfTheReadme_IsWhatTheEditorShows()
    {
        using JobWorkspace typing = new("using IngestJob;\n_ = Secrets.Current.ApiKeys.");
        using JobWorkspace typed = new("using IngestJob;\n_ = Secrets.Current.ApiKeys.GithubToken;");
        using JobWorkspace wrong = new("using IngestJob;\nvar token = Secrets.Current.ApiKeys.GithubTokn;");
        var keys = (await typing.CompleteAsync()).Where(static name => name is "ExternalApi" or "GithubToken" or "SlackWebhook" or "GetAsync" or "UseAsync").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var tooltip = await typed.QuickInfoAsync("GithubToken");
        var errors = await wrong.ErrorsAndSuggestionsAsync();

        var svg = new EditorPicture(980)
            .Code("var token = Secrets.Current.ApiKeys.")
            .Completion(36, [.. keys.Where(static key => key == "GithubToken"), .. keys.Where(static key => key != "GithubToken")], tooltip)
            .Code("var token = Secrets.Current.ApiKeys.GithubTokn;", "GithubTokn")
            .Error(errors[0])
            .Error(errors[1])
            .ToSvg("An editor: the completion list after Secrets.Current.ApiKeys with the description of GithubToken, and the compile error for a mistyped key with the name that was meant.");

        var path = Path.Combine(Repository.Root, Picture);
        var received = Path.ChangeExtension(path, ".received.svg");
        if (File.Exists(path) && await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) == svg)
        {
            return;
        }

        await File.WriteAllTextAsync(received, svg, TestContext.Current.CancellationToken);
        Assert.Fail($"{Picture} shows something else. Look at {received} and rename it.");
    }
}
