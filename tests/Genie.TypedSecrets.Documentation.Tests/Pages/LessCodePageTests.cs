using System.Globalization;
using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests.Pages;

/// <summary>The numbers of lines on the page are those of its code. CodeBlockTests compiles the code.</summary>
public sealed class LessCodePageTests
{
    private const string Page = "docs/less-code.md";
    private const string Registration = "builder.AddSecrets();";

    [Fact]
    public void Table_OfLines_HasWhatTheBlocksHave()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, Page));
        var blocks = CodeBlock.In(Page).Where(static block => !block.IsUsings).GroupBy(block => lines.Take(block.Line).Last(static line => line.StartsWith("## ", StringComparison.Ordinal))[3..]);

        var measured = blocks.Select(static task =>
        {
            task.Count().ShouldBe(2, task.Key);
            return $"[{task.Key}](#{Anchor(task.Key)}) | {Count(task.First())} | {Count(task.Last())}";
        });

        MarkdownTable.Under(Page, "Lines that you write").Select(static row => string.Join(" | ", row)).ShouldBe(measured);
    }

    // The registration is counted where it is the task itself.
    private static int Count(CodeBlock block)
    {
        var lines = block.Code.Split('\n').Select(static line => line.Trim()).ToList();
        return lines.Count(line => line.Trim('{', '}', '(', ')', ';', ',').Length > 0 && !IsUsing(line) && !(line == Registration && lines.Count > 1));
    }

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal) && line.EndsWith(';');

    private static string Anchor(string heading) => heading.ToLower(CultureInfo.InvariantCulture).Replace(' ', '-');
}
