using System.Text;
using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Tests which values the fast path reads. <c>FastPathFuzzTests</c> compares it with the path that reports.</summary>
public sealed class SecretReaderFastPathTests
{
    private static SecretShape Open => new(allowsAdditionalKeys: true, Key("a"), Optional("b"), new SecretKey("c", isRequired: false, isSensitive: true) { FormerNames = ["old"] });
    private static SecretShape Closed => new(allowsAdditionalKeys: false, Key("a"), Optional("b"));

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
        IsFast(json, Open).ShouldBeTrue();
        Parse(json, Strings(Open)).ShouldContainKey("a");
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
        IsFast(json, Closed).ShouldBeFalse();
        Violations(json, Strings(Closed)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Parse_InvalidUtf8_LeavesTheFastPath()
    {
        foreach (var bytes in new byte[][] { [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80] })
        {
            byte[] inText = [.. "{\"a\":\""u8, .. bytes, .. "\"}"u8];
            byte[] skipped = [.. "{\"a\":\"x\",\"u\":[\""u8, .. bytes, .. "\"]}"u8];
            byte[] skippedText = [.. "{\"a\":\"x\",\"u\":\""u8, .. bytes, .. "\"}"u8];
            byte[] inName = [.. "{\"a\":\"x\",\""u8, .. bytes, .. "\":1}"u8];
            foreach (var value in new[] { inText, skipped, skippedText, inName })
            {
                SecretReader.TryParseFast(value, Strings(Open), out _).ShouldBeFalse();
                Violations(value, Strings(Open)).ShouldHaveSingleItem();
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

        IsFast(json, Open).ShouldBe(isAccepted);
        Violations(json, Strings(Open)).Length.ShouldBe(isAccepted ? 0 : 1);
    }

    // The read function opens 64 lists itself. It does not read what is in the innermost one.
    [Theory]
    [InlineData("", true, true)]
    [InlineData("1", true, false)]
    [InlineData("[]", false, false)]
    [InlineData("{}", false, false)]
    public void Parse_SkippedValueInNestedLists_IsAcceptedToTheSameDepth(string content, bool isAccepted, bool isFast)
    {
        var json = $"{new string('[', 64)}{content}{new string(']', 64)}";
        var read = NestedLists(64, static (ref SecretReader _) => 0);

        IsFast(json, read).ShouldBe(isFast);
        Violations(json, read).Length.ShouldBe(isAccepted ? 0 : 1);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Parse_ContentOfNestedLists_IsAcceptedToTheSameDepth(int lists, bool isAccepted)
    {
        foreach (var (content, innermost) in new (string, SecretReadFunc<int>)[]
        {
            ("{}", static (ref SecretReader reader) => reader.ReadJson().ToString()!.Length),
            ("{}", static (ref SecretReader reader) => reader.ReadMap(static (ref SecretReader value) => value.ReadString()).Count),
            ("[]", static (ref SecretReader reader) => reader.ReadList(static (ref SecretReader value) => value.ReadString()).Count),
            ("{\"a\":\"x\"}", static (ref SecretReader reader) => Strings(Closed)(ref reader).Count),
            ("{\"a\":\"x\"}", static (ref SecretReader reader) => reader.ReadAlternative(new(isExclusive: true, [], ["a"])) == 0 ? Strings(Closed)(ref reader).Count : 0),
        })
        {
            var json = $"{new string('[', lists)}{content}{new string(']', lists)}";
            var read = NestedLists(lists, innermost);

            IsFast(json, read).ShouldBe(isAccepted, content);
            Violations(json, read).Length.ShouldBe(isAccepted ? 0 : 1, content);
        }
    }

    [Theory]
    [InlineData(53, true)]
    [InlineData(54, false)]
    public void Parse_DeepContentOfNestedLists_IsAcceptedToTheSameDepth(int levels, bool isAccepted)
    {
        var json = $"{new string('[', 10)}{{\"a\":{new string('[', levels)}{new string(']', levels)}}}{new string(']', 10)}";
        foreach (var innermost in new SecretReadFunc<int>[] { static (ref SecretReader reader) => reader.ReadJson().ToString()!.Length, static (ref SecretReader _) => 0 })
        {
            var read = NestedLists(10, innermost);

            IsFast(json, read).ShouldBe(isAccepted);
            Violations(json, read).Length.ShouldBe(isAccepted ? 0 : 1);
        }
    }

    [Fact]
    public void Parse_FunctionThatStopsEarly_DoesNotAcceptTextThatEndsThere()
    {
        SecretReadFunc<string> first = static (ref SecretReader reader) =>
        {
            reader.StartObject(Closed);
            _ = reader.ReadKey(out _);
            return reader.ReadString();
        };

        IsFast("""{"a":"x" """, first).ShouldBeFalse();
        Violations("""{"a":"x" """, first).ShouldBe(["not JSON: the text ends too early, at byte 9"]);
        IsFast("{}", static (ref SecretReader _) => 0).ShouldBeFalse();
        IsFast(" ", static (ref SecretReader _) => 0).ShouldBeFalse();
    }

    [Fact]
    public void Parse_InvalidUtf8_IsReportedOnceWhateverIsRead()
    {
        Violations([(byte)'{', 0xFF], static (ref SecretReader _) => 0).ShouldBe(["not UTF-8 text: invalid at byte 1"]);
        foreach (var isBinary in new[] { false, true })
        {
            Violations([(byte)'{', 0xFF], Strings(Closed), isBinary).ShouldBe(["not UTF-8 text: invalid at byte 1"]);
        }
    }

    [Fact]
    public void Parse_PatternThatIsNotLinear_LeavesTheFastPathBeforeItIsMatched()
    {
        SecretShape shape = new(allowsAdditionalKeys: false, new SecretKey("a", isRequired: true, isSensitive: true) { Pattern = "^(?!x)a" });

        IsFast("""{"a":"abc"}""", shape).ShouldBeFalse();
        Parse("""{"a":"abc"}""", Strings(shape)).ShouldContainKey("a");
    }

    private static SecretReadFunc<int> NestedLists(int depth, SecretReadFunc<int> innermost)
    {
        SecretShape shape = new(allowsAdditionalKeys: true, Key(string.Empty));
        return (ref SecretReader reader) =>
        {
            reader.StartList(shape);
            return At(depth)(ref reader);
        };

        SecretReadFunc<int> At(int left) => left == 0 ? innermost : (ref SecretReader reader) => reader.ReadList(At(left - 1)).Count;
    }

    private static bool IsFast(string json, SecretShape shape) => IsFast(json, Strings(shape));

    private static bool IsFast<T>(string json, SecretReadFunc<T> read) => SecretReader.TryParseFast(Encoding.UTF8.GetBytes(json), read, out _);
}
