using System.Text.RegularExpressions;
using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests;

/// <summary>The examples on the pages of the rules about revealed values, environments and reads: the bad one is found, the good one is not.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Pages => new(Repository.Documents.Where(document => PageOfARule().IsMatch(document)));

    [Theory]
    [MemberData(nameof(Pages))]
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

    [GeneratedRegex(@"^docs/rules/GTS1([15678]\d\d|302)\.md$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
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
