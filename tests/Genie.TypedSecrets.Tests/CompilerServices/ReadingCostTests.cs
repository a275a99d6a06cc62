using System.Diagnostics;
using System.Text;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Values and schemas that took seconds. The limits are generous for a busy machine, and far below quadratic time.</summary>
public sealed class ReadingCostTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    [Fact]
    public void Read_PatternWithNestedQuantifiers_IsLinear()
    {
        var key = new SecretKey("k", true, true) { Pattern = "^(a+)+$" };
        var json = $$"""{"k":"{{new string('a', 60_000)}}!"}""";

        Measure(() => Violations(json, One(key, static (ref SecretReader r) => r.ReadString())).ShouldHaveSingleItem().ShouldContain("expected a match"));
    }

    [Fact]
    public void Read_ManySlowPatterns_ShareOneBudget()
    {
        var item = new SecretKey(string.Empty, true, true) { Pattern = "^(?:(?!b)(?:a|aa))+$" };
        var json = $$"""{"k":[{{string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"{new string('a', 40)}{i}!\""))}}]}""";

        Measure(() => Violations(json, One(new SecretKey("k", true, true) { Items = item }, static (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadString())))
            .ShouldContain(violation => violation.Contains("took too long", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_VeryManyPemBlocks_IsLinear()
    {
        var pem = string.Concat(Enumerable.Repeat("-----BEGIN FAKE-----\\nQUJD\\n-----END FAKE-----\\n", 20_000));

        Measure(() => Violations($$"""{"k":"{{pem}}"}""", One(Key(), static (ref SecretReader r) => r.ReadPem())).ShouldBeEmpty());
    }

    [Fact]
    public void Read_UnknownKeyOfAMegabyte_IsReportedShort()
    {
        var shape = new SecretShape(allowsAdditionalKeys: false, [.. Enumerable.Range(0, 200).Select(i => Optional($"key_{i}"))]);

        Measure(() => Violations($$"""{"{{new string('k', 1_000_000)}}":1}""", Strings(shape)).ShouldHaveSingleItem().Length.ShouldBeLessThan(300));
    }

    [Fact]
    public void Read_TenThousandUnknownKeysAgainstStrictOnes_IsLinear()
    {
        var shape = new SecretShape(allowsAdditionalKeys: false, [.. Enumerable.Range(0, 1_000).Select(i => Key($"a_rather_long_name_of_a_key_{i}"))]);
        var json = "{" + string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"a_rather_long_nam_of_a_key_{i}\":1")) + "}";

        Measure(() => Violations(json, Strings(shape))[^1].ShouldBe("and 10950 more"));
    }

    [Fact]
    public void Read_VeryManyFormerNames_ScansTheObjectOnce()
    {
        var shape = new SecretShape(true, [.. Enumerable.Range(0, 2_000).Select(i => new SecretKey($"k{i}", true, true) { FormerNames = [$"f{i}", $"g{i}"] })]);
        var json = "{" + string.Join(',', Enumerable.Range(0, 2_000).Select(i => $"\"g{i}\":\"x\"")) + "}";

        Measure(() => Parse(json, Strings(shape)).Count.ShouldBe(2_000));
    }

    [Fact]
    public void Read_LongEnumAndManyItems_IsLinear()
    {
        var allowed = Enumerable.Range(0, 20_000).Select(i => $"value-{i}").ToArray();
        var key = new SecretKey("k", true, true) { Items = new SecretKey(string.Empty, true, true) { AllowedValues = allowed } };
        var json = $$"""{"k":[{{string.Join(',', allowed.Reverse().Select(value => $"\"{value}\""))}}]}""";

        Measure(() => Violations(json, One(key, static (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadString()))).ShouldBeEmpty());
    }

    [Fact]
    public void Read_UniqueItemsOfABigList_IsLinear()
    {
        var key = new SecretKey("k", true, true) { UniqueItems = true };
        var json = $$"""{"k":[{{string.Join(',', Enumerable.Range(0, 100_000))}}]}""";

        Measure(() => Violations(json, One(key, static (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadInt32()))).ShouldBeEmpty());
    }

    [Fact]
    public void Read_NumberOfAMillionDigits_IsLinear() =>
        Measure(() => Violations($$"""{"k":{{new string('9', 1_000_000)}}}""", One(Key(), static (ref SecretReader r) => r.ReadDecimal())).ShouldHaveSingleItem());

    [Fact]
    public void Read_LongPatternAndAllowedValues_AreCutInMessages()
    {
        var pattern = "^" + new string('a', 5_000) + "$";
        var allowed = new[] { new string('b', 100_000), "c" };

        Violations("""{"k":"x"}""", One(new SecretKey("k", true, true) { Pattern = pattern }, static (ref SecretReader r) => r.ReadString()))
            .ShouldHaveSingleItem().Length.ShouldBeLessThan(300);
        Violations("""{"k":"x"}""", One(new SecretKey("k", true, true) { AllowedValues = allowed }, static (ref SecretReader r) => r.ReadString()))
            .ShouldHaveSingleItem().Length.ShouldBeLessThan(300);
    }

    [Fact]
    public void Find_LongNames_AreNotCompared()
    {
        NearMatch.Find(new string('a', 1_000_000), [new string('a', 999_999)]).ShouldBeNull();
        NearMatch.Find("github_tokn", [new string('a', 1_000_000), "github_token"]).ShouldBe("github_token");
    }

    [Fact]
    public void Parse_DuplicatesOfAnUntypedSecret_AreFoundInLinearTime()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":1")) + "}";
        using var payload = new Genie.TypedSecrets.Stores.SecretPayload("x", "v1", Encoding.UTF8.GetBytes(json));

        Measure(() => UntypedSecretParser.Parse(payload).Count.ShouldBe(100_000));
    }

    private static void Measure(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(s_limit);
    }
}
