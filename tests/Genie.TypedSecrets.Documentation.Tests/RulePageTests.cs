using System.Text.RegularExpressions;
using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests;

/// <summary>Checks the examples on the pages of the analyzers' rules: the bad one is found, the good one is not.</summary>
public sealed partial class RulePageTests
{
    // A token that looks real cannot be in the repository (GTS12xx), the workspace has no IConfiguration (GTS1303), and the example
    // of GTS1401 does not compile. The analyzers' own tests show that these are found.
    private static readonly string[] s_withoutBadExample = ["GTS1201", "GTS1202", "GTS1203", "GTS1303", "GTS1401"];

    public static TheoryData<string> Pages => new(Repository.Documents.Where(document => PageOfARule().IsMatch(document)));

    public static TheoryData<string> PagesWithABadExample => new(Repository.Documents
        .Where(document => PageOfARule().IsMatch(document) && !s_withoutBadExample.Contains(Path.GetFileNameWithoutExtension(document), StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(PagesWithABadExample))]
    public async Task BadExample_OfARule_IsFound(string page)
    {
        var rule = Path.GetFileNameWithoutExtension(page);

        foreach (var block in Examples(page, "Bad:"))
        {
            (await FindAsync(block)).ShouldContain(rule, block.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task GoodExample_OfARule_IsFine(string page)
    {
        foreach (var block in Examples(page, "Good:"))
        {
            (await FindAsync(block)).ShouldBeEmpty(block.Code);
        }
    }

    [GeneratedRegex(@"^docs/rules/GTS1[1-8]\d\d\.md$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageOfARule();

    private static List<CodeBlock> Examples(string page, string heading)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, page));
        var blocks = CodeBlock.In(page).Where(block => block.Language == "csharp" && block.Line >= 3 && lines[block.Line - 3] == heading).ToList();
        blocks.ShouldNotBeEmpty($"{page} has no block under '{heading}'");
        return blocks;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(CodeBlock block)
    {
        using var workspace = new JobWorkspace(block.Code, CodeBlockTests.Preamble);
        return await workspace.AnalyzeAsync();
    }
}
