using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests.Pages;

/// <summary>The symptoms of the troubleshooting page are the beginnings of the product's messages.</summary>
public sealed class TroubleshootingPageTests
{
    private const string Page = "docs/troubleshooting.md";

    public static TheoryData<string, Exception> Symptoms => new()
    {
        { "The secret '…' does not exist in the … store", new SecretNotFoundException("genie-dev/mail", "local", "Create it.") },
        { "Access to the secret '…' is denied", new SecretAccessDeniedException("genie-dev/mail", "secretsmanager:GetSecretValue", "*") },
        { "The secret '…' has no key '…'", new SecretKeyNotFoundException("genie-dev/mail", "pasword", ["password"]) },
        { "The secret '…' does not match its schema", new SecretSchemaException("genie-dev/mail", "1", [new("/password", "expected a string")]) },
        { "The secret '…' belongs to the environment '…'", new SecretEnvironmentException("genie-prod/mail", "prod", "dev") },
        { "The … store is unavailable", new SecretStoreUnavailableException("aws", "It did not respond.") },
    };

    [Theory]
    [MemberData(nameof(Symptoms))]
    public void Symptom_OfThePage_IsTheMessageOfTheProduct(string symptom, Exception exception)
    {
        File.ReadAllLines(Path.Combine(Repository.Root, Page)).ShouldContain($"## {symptom}");

        var words = symptom.Split('…', StringSplitOptions.TrimEntries);
        var at = 0;
        foreach (var part in words)
        {
            at = exception.Message.Replace(" (version 1)", string.Empty, StringComparison.Ordinal).IndexOf(part, at, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, $"'{part}' in: {exception.Message}");
        }
    }

    [Fact]
    public void Rules_OfThePage_HavePages() =>
        MarkdownTable.Under(Page, "The build says …")
            .Select(static row => row[0])
            .Where(static cell => cell.Length == 7 && cell.StartsWith("GTS", StringComparison.Ordinal) && !cell.EndsWith("xx", StringComparison.Ordinal))
            .Where(static id => !File.Exists(Path.Combine(Repository.Root, "docs", "rules", $"{id}.md")))
            .ShouldBeEmpty();

    [Fact]
    public void Terms_OfTheGlossary_AreInOrder()
    {
        var terms = MarkdownTable.Under("docs/glossary.md", "Glossary").Select(static row => row[0]).ToList();

        terms.ShouldNotBeEmpty();
        terms.ShouldBe(terms.Order(StringComparer.OrdinalIgnoreCase));
    }
}
