using Genie.TypedSecrets.CodeFixes.SecretsInSource;
using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Genie.TypedSecrets.CodeFixes.Tests.SecretsInSource;

public sealed class MoveToSchemaTests
{
    private static readonly string s_random = string.Concat("R7vQ2mZx9KpL4wTn8BsY3cHd6FgJ1aEuWiXo".Reverse());

    [Fact]
    public async Task Fix_OfAHardCodedSecret_AddsAKeyAndReadsIt()
    {
        var document = JobProject.With($"namespace IngestJob;\n\ninternal sealed class Job\n{{\n    public string Run()\n    {{\n        var partnerToken = \"{s_random}\";\n        return partnerToken;\n    }}\n}}\n");
        var diagnostic = (await JobProject.AnalyzeAsync(document.Project, new SecretInSourceAnalyzer())).ShouldHaveSingleItem();
        var actions = new List<CodeAction>();
        await new MoveToSchemaCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));

        var action = actions.ShouldHaveSingleItem();
        action.Title.ShouldBe("Move to the schema 'api-keys' as 'partner_token'");
        var solution = (await action.GetOperationsAsync(document.Project.Solution, new Progress<CodeAnalysisProgress>(), TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

        var code = (await solution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        code.ShouldContain("var partnerToken = Secrets.Current.ApiKeys.PartnerToken.Reveal();");
        code.ShouldNotContain(s_random);
        var schema = solution.GetProject(document.Project.Id)!.AdditionalDocuments.Single(file => file.Name == "api-keys.schema.json");
        var text = (await schema.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        text.ShouldContain("\"partner_token\": { \"type\": \"string\"");
        System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("properties").TryGetProperty("partner_token", out _).ShouldBeTrue();
    }
}
