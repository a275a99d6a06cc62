using System.Diagnostics;
using System.Text;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>
/// Values and schemas that took quadratic or exponential time: eight times the size may cost twenty times as much, which quadratic time exceeds three
/// times over. The best of several runs counts, because other work disturbs single ones.
/// </summary>
public sealed class ReadingCostTests
{
    private const int Growth = 8;
    private const int MaxFactor = 20;
    private const int Runs = 5;
    private const int Rounds = 20;

    [Fact]
    public void Read_PatternWithNestedQuantifiers_IsLinear() => ShouldBeLinear(5_000, static size =>
    {
        var key = new SecretKey("k", true, true) { Pattern = "^(a+)+$" };
        var json = $$"""{"k":"{{new string('a', size)}}!"}""";
        return () => Violations(json, One(key, static (ref SecretReader r) => r.ReadString())).ShouldHaveSingleItem().ShouldContain("expected a match");
    });

    [Fact]
    public void Read_ManySlowPatterns_ShareOneBudget()
    {
        var item = new SecretKey(string.Empty, true, true) { Pattern = "^(?:(?!b)(?:a|aa))+$" };
        var json = $$"""{"k":[{{string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"{new string('a', 60)}{i}!\""))}}]}""";

        Violations(json, One(new SecretKey("k", true, true) { Items = item }, static (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadString())))
            .Count(violation => violation.Contains("took too long", StringComparison.Ordinal)).ShouldBe(20);
    }

    [Fact]
    public void IsMatch_SpentBudget_StartsNoFurtherMatch()
    {
        var slow = Patterns.Create("^(?:(?!b)(?:a|aa))+$");
        var budget = new PatternBudget();

        budget.IsMatch(slow, new string('a', 60) + "!").ShouldBeNull();
        budget.IsMatch(slow, "a").ShouldBeNull();
        new PatternBudget().IsMatch(slow, "a").ShouldBe(true);
    }

    [Fact]
    public void Read_VeryManyPemBlocks_IsLinear() => ShouldBeLinear(500, static size =>
    {
        var json = $$"""{"k":"{{string.Concat(Enumerable.Repeat("-----BEGIN FAKE-----\\nQUJD\\n-----END FAKE-----\\n", size))}}"}""";
        return () => Violations(json, One(Key(), static (ref SecretReader r) => r.ReadPem())).ShouldBeEmpty();
    });

    [Fact]
    public void Read_UnknownKeyOfAMegabyte_IsReportedShort()
    {
        var shape = new SecretShape(allowsAdditionalKeys: false, [.. Enumerable.Range(0, 200).Select(i => Optional($"key_{i}"))]);

        Violations($$"""{"{{new string('k', 1_000_000)}}":1}""", Strings(shape)).ShouldHaveSingleItem().Length.ShouldBeLessThan(300);
    }

    [Fact]
    public void Read_TenThousandUnknownKeysAgainstStrictOnes_IsLinear() => ShouldBeLinear(1_000, static size =>
    {
        var shape = new SecretShape(allowsAdditionalKeys: false, [.. Enumerable.Range(0, size).Select(i => Key($"a_rather_long_name_of_a_key_{i}"))]);
        var json = "{" + string.Join(',', Enumerable.Range(0, size).Select(i => $"\"a_rather_long_nam_of_a_key_{i}\":1")) + "}";
        return () => Violations(json, Strings(shape))[^1].ShouldBe($"and {(2 * size) - 50} more");
    });

    [Fact]
    public void Read_VeryManyFormerNames_ScansTheObjectOnce() => ShouldBeLinear(200, static size =>
    {
        var shape = new SecretShape(true, [.. Enumerable.Range(0, size).Select(i => new SecretKey($"k{i}", true, true) { FormerNames = [$"f{i}", $"g{i}"] })]);
        var json = "{" + string.Join(',', Enumerable.Range(0, size).Select(i => $"\"g{i}\":\"x\"")) + "}";
        return () => Parse(json, Strings(shape)).Count.ShouldBe(size);
    });

    [Fact]
    public void Read_LongEnumAndManyItems_IsLinear() => ShouldBeLinear(1_000, static size =>
    {
        var allowed = Enumerable.Range(0, size).Select(i => $"value-{i}").ToArray();
        var key = new SecretKey("k", true, true) { Items = new SecretKey(string.Empty, true, true) { AllowedValues = allowed } };
        var json = $$"""{"k":[{{string.Join(',', Enumerable.Reverse(allowed).Select(value => $"\"{value}\""))}}]}""";
        return () => Violations(json, One(key, static (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadString()))).ShouldBeEmpty();
    });

    [Fact]
    public void Read_UniqueItemsOfABigList_IsLinear() => ShouldBeLinear(2_000, static size =>
    {
        var key = new SecretKey("k", true, true) { UniqueItems = true };
        var json = $$"""{"k":[{{string.Join(',', Enumerable.Range(0, size))}}]}""";
        return () => Violations(json, One(key, static (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadInt32()))).ShouldBeEmpty();
    });

    [Fact]
    public void Read_NumberOfAMillionDigits_IsLinear() => ShouldBeLinear(100_000, static size =>
    {
        var json = $$"""{"k":{{new string('9', size)}}}""";
        return () => Violations(json, One(Key(), static (ref SecretReader r) => r.ReadDecimal())).ShouldHaveSingleItem();
    });

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
    public void Parse_DuplicatesOfAnUntypedSecret_AreFoundInLinearTime() => ShouldBeLinear(5_000, static size =>
    {
        var json = Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, size).Select(i => $"\"k{i}\":1")) + "}");
        return () =>
        {
            using var payload = new Genie.TypedSecrets.Stores.SecretPayload("x", "v1", [.. json]);
            UntypedSecretParser.Parse(payload).Count.ShouldBe(size);
        };
    });

    private static void ShouldBeLinear(int size, Func<int, Action> prepare)
    {
        var (prepared, grown) = (prepare(size), prepare(size * Growth));
        var (small, large) = (Best(prepared), Best(grown));

        // More rounds on a busy machine: the best times come closer to what the work costs, and never get below it.
        for (var round = 0; round < Rounds && large >= small * MaxFactor; round++)
        {
            (small, large) = (TimeSpan.FromTicks(Math.Min(small.Ticks, Best(prepared).Ticks)), TimeSpan.FromTicks(Math.Min(large.Ticks, Best(grown).Ticks)));
        }

        large.ShouldBeLessThan(small * MaxFactor);
    }

    private static TimeSpan Best(Action action)
    {
        action();
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }

        return best;
    }
}
