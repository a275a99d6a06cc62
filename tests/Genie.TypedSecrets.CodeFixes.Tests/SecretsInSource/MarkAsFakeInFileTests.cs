using Genie.TypedSecrets.CodeFixes.SecretsInSource;
using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Genie.TypedSecrets.CodeFixes.Tests.SecretsInSource;

/// <summary>Tests the mark in configuration files: a comment in the syntax of the file, after which nothing is found.</summary>
public sealed class MarkAsFakeInFileTests
{
    [Theory]
    [InlineData("/repo/appsettings.json", "{\n  \"Smtp\": {\n    \"Password\": \"k7Qp2vXz9LmT4wRb\"\n  }\n}\n", "    // fake-secret: test data\n    \"Password\"")]
    [InlineData("/repo/.env", "A=1\nSMTP_PASSWORD=k7Qp2vXz9LmT4wRb\n", "# fake-secret: test data\nSMTP_PASSWORD")]
    [InlineData("/repo/compose.yml", "environment:\n  SMTP_PASSWORD: k7Qp2vXz9LmT4wRb\n", "  # fake-secret: test data\n  SMTP_PASSWORD")]
    [InlineData("/repo/web.config", "<add key=\"SmtpPassword\" value=\"k7Qp2vXz9LmT4wRb\" />\n", "<!-- fake-secret: test data -->\n<add")]
    public async Task Fix_ValueInAFile_IsMarkedAndNoLongerFound(string path, string text, string expected)
    {
        var project = ProjectFiles.Job.With(path, text);
        var document = project.AdditionalDocuments.Single(item => item.FilePath == path);
        var found = (await JobProject.AnalyzeAsync(project, new SecretInSourceAnalyzer())).ShouldHaveSingleItem();
        var actions = new List<CodeAction>();

        await new MarkAsFakeInFileCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, found, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        var operations = await actions.ShouldHaveSingleItem().GetOperationsAsync(TestContext.Current.CancellationToken);

        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        (await changed.GetAdditionalDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString().ShouldContain(expected);
        (await JobProject.AnalyzeAsync(changed, new SecretInSourceAnalyzer())).ShouldBeEmpty();
    }
}
