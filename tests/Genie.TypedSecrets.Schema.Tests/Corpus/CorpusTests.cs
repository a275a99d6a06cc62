using Genie.TypedSecrets.Schema.Diagnostics;

namespace Genie.TypedSecrets.Schema.Tests.Corpus;

/// <summary>Files, good and bad, and what the reader finds in each.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Cases => new(CorpusCase.All.Select(item => item.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_EveryCase_FindsWhatIsExpectedInItsPlace(string name)
    {
        var item = CorpusCase.All.Single(other => other.Name == name);
        var found = item.Check();
        var brief = found.Select(item.Describe).ToList();

        found.Any(diagnostic => diagnostic.Rule.Severity == SchemaSeverity.Error).ShouldBe(!item.IsGood, string.Join('\n', found));
        if (!brief.SequenceEqual(item.Expected, StringComparer.Ordinal))
        {
            File.WriteAllLines(Path.ChangeExtension(item.ExpectedPath, ".received.expected"), brief);
        }

        brief.ShouldBe(item.Expected, string.Join('\n', found));
    }

    [Fact]
    public void Corpus_OfAtLeastThreeHundredFiles_BreaksEveryRule()
    {
        CorpusCase.All.Sum(item => item.Paths.Count).ShouldBeGreaterThanOrEqualTo(300);
        var broken = CorpusCase.All.SelectMany(item => item.Expected).Select(line => line.Split(' ').First(part => part.StartsWith("GTS", StringComparison.Ordinal)));

        // Files beyond the size limits are made by CostTests.
        broken.Concat(["GTS0011", "GTS0408"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(SchemaRules.All.Select(rule => rule.Id));
    }

    [Fact]
    public void Expectations_OfTheCorpus_EachBelongToACase() => Directory
        .GetFiles(CorpusCase.Root, "*.expected", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".received.expected", StringComparison.Ordinal))
        .Except(CorpusCase.All.Select(item => item.ExpectedPath), StringComparer.Ordinal)
        .ShouldBeEmpty();
}
