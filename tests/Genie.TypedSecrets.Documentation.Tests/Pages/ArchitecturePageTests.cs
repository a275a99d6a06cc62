using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests.Pages;

/// <summary>The architecture page has every project.</summary>
public sealed class ArchitecturePageTests
{
    [Fact]
    public void Projects_OfThePage_AreThoseOfTheRepository() =>
        MarkdownTable.Under("docs/architecture.md", "Projects")
            .Select(static row => row[0].Trim('`'))
            .Where(static name => name.StartsWith("Genie.", StringComparison.Ordinal))
            .ShouldBe(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Where(static path => Path.GetDirectoryName(Path.GetDirectoryName(path))!.EndsWith("src", StringComparison.Ordinal)).Select(static path => Path.GetFileNameWithoutExtension(path)), ignoreOrder: true);
}
