using System.Text;
using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

public sealed class SecretReaderSyntaxTests
{
    private static SecretShape Shape => new(allowsAdditionalKeys: true, Optional("a"));

    [Theory]
    [InlineData("", "the value is empty: expected a JSON object")]
    [InlineData(" \n", "the value is empty: expected a JSON object")]
    [InlineData("CANARY", "not JSON: expected an object, at byte 0")]
    [InlineData("  CANARY", "not JSON: expected an object, at byte 2")]
    [InlineData("123CANARY", "not JSON: expected an object, at byte 0")]
    [InlineData("  true CANARY", "not JSON: expected an object, at byte 2")]
    [InlineData("\"CANARY\"", "expected an object, found a string")]
    [InlineData("[{\"CANARY\":1}]", "expected an object, found an array")]
    [InlineData("4711", "expected an object, found a number")]
    [InlineData("null", "expected an object, found null")]
    [InlineData("{\"a\":\"CANARY\"", "not JSON: the text ends too early, at byte 13")]
    [InlineData("{\"a\":\"CANARY", "not JSON: the text ends too early, at byte 12")]
    [InlineData("{CANARY}", "not JSON: the syntax is broken at byte 1")]
    [InlineData("{\"a\":\"x\",}", "not JSON: the syntax is broken at byte 9")]
    [InlineData("{\"b\":\n\n[1,CANARY]}", "not JSON: the syntax is broken at byte 10")]
    [InlineData("{\"a\":\"x\"} CANARY", "not JSON: something follows the object, at byte 10")]
    [InlineData("{\"a\":\"x\"}{}", "not JSON: something follows the object, at byte 9")]
    [InlineData("{\"a\":\"x\" /* CANARY */}", "not JSON: a comment or a stray slash, at byte 9")]
    [InlineData("\uFEFF{\"a\":CANARY}", "not JSON: the syntax is broken at byte 8")]
    [InlineData("{\"a\":\"CANARY\n\"}", "not JSON: the syntax is broken at byte 12")]
    public void Parse_InvalidText_ReportsThePositionAndNeverQuotes(string text, string expected)
    {
        Violations(text, Strings(Shape)).ShouldBe([expected]);
        Should.Throw<SecretSchemaException>(() => Parse(text, Strings(Shape))).ToString().ShouldNotContain("CANARY");
    }

    [Fact]
    public void Parse_InvalidUtf8_ReportsThePosition()
    {
        byte[] value = [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        Violations(value, Strings(Shape)).ShouldBe(["not UTF-8 text but text in another encoding, such as Windows-1252: invalid at byte 6"]);
    }

    [Fact]
    public void Parse_NestedTooDeep_ReportsTheLimit()
    {
        static string Nested(int levels) => "{\"b\":" + new string('[', levels) + new string(']', levels) + "}";

        Violations(Nested(63), Strings(Shape)).ShouldBeEmpty();
        Violations(Nested(64), Strings(Shape)).ShouldBe(["not readable: nested deeper than 64 levels, at byte 68"]);
        Violations($"{{\"b\":{new string('[', 62)}1[", Strings(Shape)).ShouldBe(["not JSON: the syntax is broken at byte 68"]);
        Violations($"{{\"b\":{new string('[', 62)}\"x\"[", Strings(Shape)).ShouldBe(["not JSON: the syntax is broken at byte 70"]);
        Violations(Nested(100_000), Strings(Shape)).ShouldBe(["not readable: nested deeper than 64 levels, at byte 68"]);
    }

    [Fact]
    public void Parse_TextStoredAsBytes_IsRead() =>
        Parse("\uFEFF{\"a\":\"x\"}\r\n"u8.ToArray(), Strings(Shape), isBinary: true)["a"].ShouldBe("x");

    [Fact]
    public void Parse_InvalidTextAfterViolations_ReportsBoth() =>
        Violations("""{"a":1,"b":CANARY}""", Strings(Shape))
            .ShouldBe(["/a: expected a string, found a number", "not JSON: the syntax is broken at byte 11"]);

    [Fact]
    public void Parse_EveryPrefixOfValue_ThrowsSchemaException()
    {
        var shape = new SecretShape(allowsAdditionalKeys: true, Key("s"), new SecretKey("l", true, true) { Items = Key(""), UniqueItems = true });
        SecretReadFunc<int> read = (ref SecretReader reader) =>
        {
            reader.StartObject(shape);
            while (reader.ReadKey(out var key))
            {
                _ = key == 0 ? reader.ReadString() : reader.ReadList(static (ref SecretReader r) => r.ReadString()).ToString();
            }

            return 0;
        };
        var whole = Encoding.UTF8.GetBytes("""{"x":[1,{"y":null}],"s":"é\n","l":["a","b"]}""");

        Violations(whole, read).ShouldBeEmpty();
        for (var length = 0; length < whole.Length; length++)
        {
            Violations(whole[..length], read).ShouldNotBeEmpty($"prefix of {length} bytes");
        }
    }
}
