using System.Text;
using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Tests which values the fast path reads. <c>FastPathFuzzTests</c> compares it with the path that reports.</summary>
public sealed class SecretReaderFastPathTests
{
    private static readonly SecretShape s_open = new(allowsAdditionalKeys: true, Key("a"), Optional("b"), new SecretKey("c", isRequired: false, isSensitive: true) { FormerNames = ["old"] });
    private static readonly SecretShape s_closed = new(allowsAdditionalKeys: false, Key("a"), Optional("b"));

    [Theory]
    [InlineData("""{"a":"x","b":"y","c":"z"}""")]
    [InlineData("""{"c":"z","a":"x"}""")]
    [InlineData(""" { "a" : "x" , "b" : null } """)]
    [InlineData("{\r\n\t\"a\": \"x\"\r\n}\r\n")]
    [InlineData("""{"a":"line\nbreak A é €"}""")]
    [InlineData("""{"old":"z","a":"x"}""")]
    [InlineData("""{"a":"x","unknown":{"a":[1,true,null,"é"]},"other é":"\ud800"}""")]
    public void Parse_OrdinaryValue_TakesTheFastPath(string json)
    {
        IsFast(json, s_open).ShouldBeTrue();
        Parse(json, Strings(s_open)).ShouldContainKey("a");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("plain text")]
    [InlineData("[]")]
    [InlineData("""{"a":"x"}x""")]
    [InlineData("""{"a":"x"}{}""")]
    [InlineData("""{"a":"x",}""")]
    [InlineData("""{,"a":"x"}""")]
    [InlineData("""{"a":"x" "b":"y"}""")]
    [InlineData("""{"a" "x"}""")]
    [InlineData("""{"a":"x","a":"x"}""")]
    [InlineData("""{"a":"x","a":,"b":"y"}""")]
    [InlineData("""{"a":"x","b":"y","a":"x"}""")]
    [InlineData("""{"a":"x","c":1}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":nul}""")]
    [InlineData("""{"a":"x","b":nullnull}""")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":"x""")]
    [InlineData("""{"a":"\x"}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("{\"a\":\"tab\tulator\"}")]
    [InlineData("{\"a\":\"x\"}\0")]
    public void Parse_ValueWithAViolation_LeavesTheFastPath(string json)
    {
        IsFast(json, s_closed).ShouldBeFalse();
        Violations(json, Strings(s_closed)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Parse_InvalidUtf8_LeavesTheFastPath()
    {
        foreach (var bytes in new byte[][] { [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80] })
        {
            byte[] inText = [.. "{\"a\":\""u8, .. bytes, .. "\"}"u8];
            byte[] skipped = [.. "{\"a\":\"x\",\"u\":[\""u8, .. bytes, .. "\"]}"u8];
            byte[] inName = [.. "{\"a\":\"x\",\""u8, .. bytes, .. "\":1}"u8];
            foreach (var value in new[] { inText, skipped, inName })
            {
                SecretReader.TryParseFast(value, Strings(s_open), out _).ShouldBeFalse();
                Violations(value, Strings(s_open)).ShouldHaveSingleItem();
            }
        }
    }

    [Fact]
    public void Parse_KeyNameWithQuotes_IsNotFoundInBrokenText()
    {
        SecretShape shape = new(allowsAdditionalKeys: false, Key("a\"b"));

        IsFast("""{"a"b":"x"}""", shape).ShouldBeFalse();
        Violations("""{"a"b":"x"}""", Strings(shape)).ShouldNotBeEmpty();
        Parse("""{"a\"b":"x"}""", Strings(shape)).ShouldContainKey("a\"b");
    }

    [Fact]
    public void Parse_AnotherOrderOfKeys_IsReadInAnyOrderAfterwards()
    {
        SecretShape shape = new(allowsAdditionalKeys: false, [.. Enumerable.Range(0, 130).Select(i => Key($"k{i}"))]);
        var members = Enumerable.Range(0, 130).Select(i => $"\"k{i}\":\"v{i}\"").ToList();
        foreach (var order in new[] { members, Enumerable.Reverse(members), Enumerable.Reverse(members), members.OrderBy(member => member, StringComparer.Ordinal), members })
        {
            var json = $"{{{string.Join(',', order)}}}";
            IsFast(json, shape).ShouldBeTrue();
            Parse(json, Strings(shape)).ShouldAllBe(pair => pair.Key.Substring(1) == pair.Value.Substring(1));
            IsFast($"{{{string.Join(',', order.Skip(1))}}}", shape).ShouldBeFalse();
            IsFast($"{{{string.Join(',', order.Append(members[129]))}}}", shape).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Parse_NestedValue_IsAcceptedToTheSameDepth(int depth, bool isAccepted)
    {
        var nested = new string('[', depth - 1) + new string(']', depth - 1);
        var json = $$"""{"a":"x","u":{{nested}}}""";

        IsFast(json, s_open).ShouldBe(isAccepted);
        Violations(json, Strings(s_open)).Length.ShouldBe(isAccepted ? 0 : 1);
    }

    [Fact]
    public void Parse_PatternThatIsNotLinear_LeavesTheFastPathBeforeItIsMatched()
    {
        SecretShape shape = new(allowsAdditionalKeys: false, new SecretKey("a", isRequired: true, isSensitive: true) { Pattern = "^(?!x)a" });

        IsFast("""{"a":"abc"}""", shape).ShouldBeFalse();
        Parse("""{"a":"abc"}""", Strings(shape)).ShouldContainKey("a");
    }

    private static bool IsFast(string json, SecretShape shape) => SecretReader.TryParseFast(Encoding.UTF8.GetBytes(json), Strings(shape), out _);
}
