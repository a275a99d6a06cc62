using Genie.TypedSecrets.Tooling.Comparison;

namespace Genie.TypedSecrets.Tooling.Tests.Comparison;

public sealed class IgnoreFileTests
{
    private static readonly SchemaComparison s_comparison = new(
        "old", "new", [new("GTD2001", [Verdict.BreaksCode], "a", "token", "The key was removed.", [], [], "0123456789ab")], []);

    [Theory]
    [InlineData(31, true, 0)]
    [InlineData(30, true, 0)]
    public void Apply_ValidEntry_TurnsTheErrorIntoANote(int day, bool isIgnored, int findings)
    {
        var applied = Parse("0123456789ab", "2026-12-31").Apply(s_comparison, new DateOnly(2026, 12, day));

        applied.HasFindings(FindingSeverity.Error).ShouldBe(!isIgnored);
        applied.Changes[0].IgnoredBecause.ShouldBe("accepted");
        applied.IgnoreFindings.Count.ShouldBe(findings);
    }

    [Fact]
    public void Apply_ExpiredEntry_CountsNoMoreAndIsReported()
    {
        var applied = Parse("0123456789ab", "2026-12-31").Apply(s_comparison, new DateOnly(2027, 1, 1));

        applied.HasFindings(FindingSeverity.Error).ShouldBeTrue();
        applied.IgnoreFindings.ShouldHaveSingleItem().RuleId.ShouldBe("GTD9001");
    }

    [Fact]
    public void Apply_EntryThatMatchesNothing_IsReported() =>
        Parse("ffffffffffff", "2026-12-31").Apply(s_comparison, new DateOnly(2026, 1, 1)).IgnoreFindings.ShouldHaveSingleItem().RuleId.ShouldBe("GTD9002");

    [Theory]
    [InlineData("{", "see line 1")]
    [InlineData("""{ "ignore": [ { "fingerprint": "xyz", "reason": "r", "expires": "2026-12-31" } ] }""", "fingerprint")]
    [InlineData("""{ "ignore": [ { "fingerprint": "0123456789ab", "reason": " ", "expires": "2026-12-31" } ] }""", "reason")]
    [InlineData("""{ "ignore": [ { "fingerprint": "0123456789ab", "reason": "r" } ] }""", "expiry date")]
    public void Parse_InvalidFile_SaysWhatIsWrong(string text, string expected) =>
        Should.Throw<ToolingException>(() => IgnoreFile.Parse("schemas/diff-ignore.json", text)).Message.ShouldContain(expected);

    private static IgnoreFile Parse(string fingerprint, string expires) =>
        IgnoreFile.Parse("schemas/diff-ignore.json", $$"""{ "ignore": [ { "fingerprint": "{{fingerprint}}", "reason": "accepted", "expires": "{{expires}}" } ] }""");
}
