using System.Buffers;
using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Reads objects and lists that are JSON text in a string.</summary>
public sealed class SecretReaderEmbeddedTests
{
    private static SecretShape Inner => new(allowsAdditionalKeys: false, Key("a"), Optional("b"));

    [Theory]
    [InlineData("""{"first":"{\"a\":\"1\",\"b\":\"2\"}","second":"x"}""", "a=1,b=2|x")]
    [InlineData("""{"second":"x","first":" {\"\\u0061\":\"\\n\"}\n "}""", "a=\n|x")]
    [InlineData("{\r\n\"first\":\r\n\"{\\\"a\\\":\\\"1\\\"}\"\r\n,\r\n\"second\":\"x\"}", "a=1|x")]
    public void Read_ObjectInAString_ContinuesBehindIt(string json, string expected) => Parse(json, FirstAndSecond).ShouldBe(expected);

    // The position is that in the payload, although the reader was in the text meanwhile.
    [Theory]
    [InlineData("""{"first":"{\"a\":\"1\"}","second":"x",}""", "not JSON: the syntax is broken at byte 38")]
    [InlineData("{\n\"first\":\"{\\\"a\\\":\\\"1\\\"}\",\n\"second\":\"x\",}", "not JSON: the syntax is broken at byte 40")]
    [InlineData("""{"first":"{\"a\":\"1\"}","second":"x" """, "not JSON: the text ends too early, at byte 38")]
    public void Read_BrokenJsonBehindText_HasThePositionInThePayload(string json, string problem) => Violations(json, FirstAndSecond).ShouldBe([problem]);

    [Theory]
    [InlineData("""{"first":"{\"b\":\"1\"}","second":"x"}""", "/first/a: required key is missing: expected a string")]
    [InlineData("""{"first":"{\"other\":\"CANARY\"}","second":2}""", "/first/other: the schema does not have this key and does not allow additional keys|/first/a: required key is missing: expected a string|/second: expected a string, found a number")]
    [InlineData("""{"first":"{\"a\":1}","second":2}""", "/first/a: expected a string, found a number|/second: expected a string, found a number")]
    [InlineData("""{"first":"{CANARY","second":2}""", "/first: expected an object, found a string that begins like JSON and is not valid JSON|/second: expected a string, found a number")]
    [InlineData("""{"first":"\ud800{}","second":"x"}""", "/first: expected well-formed Unicode, found one half of a surrogate pair as a \\u escape")]
    [InlineData("""{"first":"","second":"x"}""", "/first: expected an object, found a string")]
    public void Read_TextThatDoesNotFit_ReportsItAndContinues(string json, string problems) => Violations(json, FirstAndSecond).ShouldBe(problems.Split('|'));

    [Fact]
    public void Read_TextInText_IsReadAndBothAreLeft()
    {
        SecretShape shape = new(allowsAdditionalKeys: true, Key("list"), Key("last"));
        const string Json = """{"list":"[[\"1\"],\"[\\\"2\\\",3]\",\"[]\"]","last":"x"}""";

        Violations(Json, Nested(shape)).ShouldBe(["/list/1/1: expected a string, found a number"]);
        Parse(Json.Replace(",3", string.Empty, StringComparison.Ordinal), Nested(shape)).ShouldBe("1;2;|x");
    }

    // The pool keeps the last array of each size for the thread, so it is the one that the reader returned.
    [Theory]
    [InlineData("""{"first":"{\"a\":\"CANARY\"}","second":"x"}""")]
    [InlineData("""{"first":"{CANARY","second":"x"}""")]
    public void Read_ObjectInAString_OverwritesItsText(string json)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(16);
        ArrayPool<byte>.Shared.Return(pooled);

        _ = Violations(json, FirstAndSecond);

        var returned = ArrayPool<byte>.Shared.Rent(16);
        returned.ShouldBeSameAs(pooled);
        returned.ShouldAllBe(b => b == 0);
        ArrayPool<byte>.Shared.Return(returned);
    }

    [Fact]
    public void Read_AnyContentInAString_HasItsOwnCopy() => Parse(
        """{"k":"{\"a\":[1,{\"b\":null}]}"}""",
        One(Key(), (ref SecretReader reader) => reader.ReadJson())).GetRawText().ShouldBe("""{"a":[1,{"b":null}]}""");

    [Fact]
    public void Read_MapInAString_HasItsEntries() => Parse(
        """{"k":"{\"a\":\"1\",\"b\":\"2\"}"}""",
        One(Key(), (ref SecretReader reader) => reader.ReadMap(static (ref SecretReader inner) => inner.ReadString())))!.Keys.ShouldBe(["a", "b"]);

    [Fact]
    public void Read_WholeObjectInAString_IsTheObject()
    {
        Parse("""  "{\"first\":{\"a\":\"1\"},\"second\":\"x\"}" """, FirstAndSecond).ShouldBe("a=1|x");
        Parse("\uFEFF\"{\\\"first\\\":{\\\"a\\\":\\\"1\\\"},\\\"second\\\":\\\"x\\\"}\"", FirstAndSecond).ShouldBe("a=1|x");
    }

    [Theory]
    [InlineData("\"{}\"", "/first: required key is missing: expected an object|/second: required key is missing: expected a string")]
    [InlineData("\"{CANARY\"", "expected an object, found a string that begins like JSON and is not valid JSON")]
    [InlineData("\"[]\"", "expected an object, found a string")]
    [InlineData("\"CANARY\"", "expected an object, found a string")]
    [InlineData("\"{}\" x", "not JSON: expected an object, at byte 0")]
    [InlineData("\"{} \\ud800\"", "expected well-formed Unicode, found one half of a surrogate pair as a \\u escape")]
    public void Read_WholeStringThatDoesNotFit_IsReported(string json, string problems) => Violations(json, FirstAndSecond).ShouldBe(problems.Split('|'));

    [Fact]
    public void Read_TextInAStrictObject_IsRejected()
    {
        SecretShape shape = new(allowsAdditionalKeys: true, Key("first"), Key("second")) { IsStrict = true };

        Violations("""{"first":"{\"a\":\"1\"}","second":"x"}""", Outer(shape)).ShouldBe(["/first: expected an object, found a string"]);
        Violations("\"{}\"", Outer(shape)).ShouldBe(["expected an object, found a string"]);
    }

    private static SecretReadFunc<string> FirstAndSecond => Outer(new(allowsAdditionalKeys: true, Key("first"), Key("second")));

    private static SecretReadFunc<string> Outer(SecretShape shape) => (ref SecretReader reader) =>
    {
        var (first, second) = (string.Empty, string.Empty);
        reader.StartObject(shape);
        while (reader.ReadKey(out var key))
        {
            if (key == 0)
            {
                first = string.Join(",", Strings(Inner)(ref reader).Select(entry => $"{entry.Key}={entry.Value}"));
            }
            else
            {
                second = reader.ReadString();
            }
        }

        return $"{first}|{second}";
    };

    private static SecretReadFunc<string> Nested(SecretShape shape) => (ref SecretReader reader) =>
    {
        var (list, last) = (string.Empty, string.Empty);
        reader.StartObject(shape);
        while (reader.ReadKey(out var key))
        {
            if (key == 0)
            {
                list = string.Join(";", reader.ReadList(static (ref SecretReader item) => string.Join(",", item.ReadList(static (ref SecretReader text) => text.ReadString()))));
            }
            else
            {
                last = reader.ReadString();
            }
        }

        return $"{list}|{last}";
    };
}
