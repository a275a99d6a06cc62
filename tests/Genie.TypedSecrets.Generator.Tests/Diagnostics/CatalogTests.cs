using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Diagnostics;

/// <summary>Checks that the three lists of rules agree: the descriptors, the release files and the pages.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void Catalog_AndReleaseFiles_ListTheSameRules()
    {
        var released = new[] { "Shipped", "Unshipped" }
            .SelectMany(name => Rules(Repository.File($"src/Genie.TypedSecrets.Generator/AnalyzerReleases.{name}.md")));

        released.Order(StringComparer.Ordinal).ShouldBe(
            DiagnosticDescriptors.All.Select(rule => $"{rule.Id} {rule.Category} {rule.DefaultSeverity}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Catalog_AndPages_AreTheSameRules()
    {
        var pages = Directory.GetFiles(Repository.File("docs/rules"), "GTS*.md").Select(Path.GetFileNameWithoutExtension);

        pages.Order(StringComparer.Ordinal).ShouldBe(DiagnosticDescriptors.All.Select(rule => rule.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_OfEveryRule_HasItsIdAndTitleAsHeading()
    {
        foreach (var rule in DiagnosticDescriptors.All)
        {
            File.ReadLines(Repository.File($"docs/rules/{rule.Id}.md")).First()
                .ShouldBe($"# {rule.Id}: {rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }
    }

    [Fact]
    public void Descriptor_OfEveryRule_HasAHelpLinkAndIsOn()
    {
        foreach (var rule in DiagnosticDescriptors.All)
        {
            rule.HelpLinkUri.ShouldBe($"https://github.com/genie-platform/typed-secrets/blob/main/docs/rules/{rule.Id}.md");
            rule.IsEnabledByDefault.ShouldBeTrue();
        }
    }

    // Rule ID | Category | Severity | Notes
    private static IEnumerable<string> Rules(string path) => File.ReadLines(path)
        .Where(line => line.StartsWith("GTS", StringComparison.Ordinal))
        .Select(line => string.Join(' ', line.Split('|').Take(3).Select(cell => cell.Trim())));
}
