using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests.Pages;

/// <summary>The architecture page has every project.</summary>
public sealed class ArchitecturePageTests
{
    [Fact]
    public void Projects_OfThePage_AreThoseOfTheRepository()
    {
        var projects = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(static path => Path.GetFileNameWithoutExtension(path));

        MarkdownTable.Under("docs/architecture.md", "Projects")
            .Select(static row => row[0].Trim('`'))
            .Where(static name => name.StartsWith("Genie.", StringComparison.Ordinal))
            .ShouldBe(projects, ignoreOrder: true);
    }
}
