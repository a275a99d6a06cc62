using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Reads objects with rules about which keys must be present together, and with a minimum or maximum number of keys.</summary>
public sealed class SecretReaderKeyRuleTests
{
    [Theory]
    [InlineData(SecretKeyRuleKind.Dependent, """{"a":"1","b":"2"}""")]
    [InlineData(SecretKeyRuleKind.Dependent, """{"a":null}""")]
    [InlineData(SecretKeyRuleKind.Dependent, """{"b":"2"}""")]
    [InlineData(SecretKeyRuleKind.AnyOf, """{"a":"1"}""")]
    [InlineData(SecretKeyRuleKind.AnyOf, """{"a":"1","b":"2","old":"3"}""")]
    [InlineData(SecretKeyRuleKind.AnyOf, """{"a":null,"b":"2","c":"3"}""")]
    [InlineData(SecretKeyRuleKind.OneOf, """{"a":"1"}""")]
    [InlineData(SecretKeyRuleKind.OneOf, """{"b":"2","c":"3"}""")]
    [InlineData(SecretKeyRuleKind.OneOf, """{"a":"1","b":"2","c":null}""")]
    public void Read_KeysThatFollowTheRule_AreAccepted(SecretKeyRuleKind kind, string json) => ParseOnBothPaths(json, Joined(With(Rule(kind)))).ShouldNotBeNull();

    [Theory]
    [InlineData(SecretKeyRuleKind.Dependent, """{"a":"1"}""", "/b: required key is missing: the value has 'a', which requires it")]
    [InlineData(SecretKeyRuleKind.Dependent, """{"a":"1","b":null,"c":"3"}""", "/b: required key is missing: the value has 'a', which requires it")]
    [InlineData(SecretKeyRuleKind.AnyOf, """{"b":"2"}""", "expected one of the keys 'a', 'b' with 'c'")]
    [InlineData(SecretKeyRuleKind.AnyOf, """{"a":null,"c":"3"}""", "expected one of the keys 'a', 'b' with 'c'")]
    [InlineData(SecretKeyRuleKind.OneOf, """{"a":"1","b":"2","old":"3"}""", "expected only one of the keys 'a', 'b' with 'c'")]
    [InlineData(SecretKeyRuleKind.OneOf, "{}", "expected one of the keys 'a', 'b' with 'c'")]
    public void Read_KeysThatBreakTheRule_AreReported(SecretKeyRuleKind kind, string json, string expected) =>
        Violations(json, Strings(With(Rule(kind)))).ShouldBe([expected]);

    [Fact]
    public void Read_SeveralRules_ReportsEachAtItsPath()
    {
        var shape = With(new(SecretKeyRuleKind.Dependent, ["a", "b", "c"]), Rule(SecretKeyRuleKind.OneOf), new(SecretKeyRuleKind.AnyOf, ["b"], ["c"]));

        Violations("""{"k":{"a":"1"}}""", One(Key(), Strings(shape))).ShouldBe(
        [
            "/k/b: required key is missing: the value has 'a', which requires it",
            "/k/c: required key is missing: the value has 'a', which requires it",
            "/k: expected one of the keys 'b', 'c'",
        ]);
    }

    [Fact]
    public void Read_SeveralKeysAreNull_AllAreAbsent() =>
        Violations("""{"a":null,"b":null,"c":"3"}""", Strings(With(new SecretKeyRule(SecretKeyRuleKind.Dependent, ["c", "a", "b"])))).ShouldBe(
        [
            "/a: required key is missing: the value has 'c', which requires it",
            "/b: required key is missing: the value has 'c', which requires it",
        ]);

    [Fact]
    public void Read_BrokenJson_IsTheOnlyViolation()
    {
        var shape = new SecretShape(true, Optional("a")) { Rules = [new(SecretKeyRuleKind.AnyOf, ["a"])], MinProperties = 5, MaxProperties = 6 };

        Violations("""{"x":CANARY}""", Strings(shape)).ShouldBe(["not JSON: the syntax is broken at byte 5"]);
    }

    // The fast path notes null only for the first 64 keys.
    [Theory]
    [InlineData("k0", "k64")]
    [InlineData("k64", "k0")]
    [InlineData("k64", "k69")]
    [InlineData("k63", "k64")]
    public void Read_ManyKeys_FollowTheRules(string first, string second)
    {
        SecretShape shape = new(true, [.. Enumerable.Range(0, 70).Select(i => Optional($"k{i}"))]) { Rules = [new(SecretKeyRuleKind.Dependent, [first, second])] };

        Parse($$"""{"{{first}}":"1","{{second}}":"2"}""", Strings(shape)).Count.ShouldBe(2);
        Parse($$"""{"{{first}}":null,"k1":"2"}""", Strings(shape)).Count.ShouldBe(1);
        foreach (var json in new[] { $$"""{"{{first}}":"1"}""", $$"""{"{{first}}":"1","{{second}}":null}""", $$"""{"{{second}}":null,"{{first}}":"1"}""" })
        {
            Violations(json, Strings(shape)).ShouldBe([$"/{second}: required key is missing: the value has '{first}', which requires it"]);
        }
    }

    [Fact]
    public void Read_NullInTheSixtyFifthKey_DoesNotRemoveTheFirst()
    {
        SecretShape shape = new(true, [.. Enumerable.Range(0, 65).Select(i => Optional($"k{i}"))]) { Rules = [new(SecretKeyRuleKind.Dependent, ["k0", "k1"])] };

        Violations("""{"k0":"1","k64":null}""", Strings(shape)).ShouldBe(["/k1: required key is missing: the value has 'k0', which requires it"]);
    }

    [Fact]
    public void Read_RequiredKeysAfterTheFirst64_AreRequired()
    {
        SecretShape shape = new(true, [.. Enumerable.Range(0, 66).Select(i => i == 64 ? Key($"k{i}") : Optional($"k{i}"))]);

        Violations("""{"k0":"1","k65":"1"}""", Strings(shape)).ShouldBe(["/k64: required key is missing: expected a string"]);
        ParseOnBothPaths("""{"k64":"1"}""", Joined(shape)).ShouldBe("k64=1");
    }

    [Fact]
    public void Read_NumberOfKeys_IsChecked()
    {
        SecretShape shape = new(true, Optional("a"), Optional("b")) { MinProperties = 2, MaxProperties = 3 };

        ParseOnBothPaths("""{"a":"1","b":"2"}""", Joined(shape)).ShouldBe("a=1,b=2");
        ParseOnBothPaths("""{"a":"1","x":1,"y":{},"z":null,"b":null}""", Joined(shape)).ShouldBe("a=1");
        Violations("""{"a":"1","b":null,"x":null}""", Strings(shape)).ShouldBe(["expected at least 2 keys"]);
        Violations("""{"a":"1","b":"2","x":1,"y":2}""", Strings(shape)).ShouldBe(["expected at most 3 keys"]);
        Violations("""{"k":{"a":"1"}}""", One(Key(), Strings(shape))).ShouldBe(["/k: expected at least 2 keys"]);
        Violations("""{"k":{"a":"1","b":"2","x":1,"y":2}}""", One(Key(), Strings(shape))).ShouldBe(["/k: expected at most 3 keys"]);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void Read_MisspelledKeyAfterManyUnknownOnes_IsSuggestedAmongTheFirstHundred(int others, bool isSuggested)
    {
        var json = $"{{{string.Concat(Enumerable.Range(0, others).Select(i => $"\"other_key_{i}\":1,"))}\"githb_token\":\"t\"}}";

        Violations(json, Strings(new(true, Key("github_token")))).ShouldHaveSingleItem().Contains("githb_token", StringComparison.Ordinal).ShouldBe(isSuggested);
    }

    private static SecretShape With(params SecretKeyRule[] rules) =>
        new(true, Optional("a"), Optional("b"), new SecretKey("c", isRequired: false, isSensitive: true) { FormerNames = ["old"] }) { Rules = rules };

    private static SecretKeyRule Rule(SecretKeyRuleKind kind) => kind == SecretKeyRuleKind.Dependent ? new(kind, ["a", "b"]) : new(kind, ["a"], ["b", "c"]);

    private static SecretReadFunc<string> Joined(SecretShape shape) =>
        (ref SecretReader reader) => string.Join(',', Strings(shape)(ref reader).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}"));
}
