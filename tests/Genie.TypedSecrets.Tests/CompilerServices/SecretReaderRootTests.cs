using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Reads secrets that are a list, a single value or an object with any content.</summary>
public sealed class SecretReaderRootTests
{
    private const string Surrogate = "expected well-formed Unicode, found one half of a surrogate pair as a \\u escape";

    [Theory]
    [InlineData("", "the value is empty: expected a JSON array")]
    [InlineData("CANARY", "not JSON: expected an array, at byte 0")]
    [InlineData("\uFEFF true CANARY", "not JSON: expected an array, at byte 4")]
    [InlineData("\uFEFF CANARY", "not JSON: expected an array, at byte 4")]
    [InlineData("{}", "expected an array, found an object")]
    [InlineData("\"[1]\"", "/0: expected a string, found a number")]
    [InlineData("\"1\"", "expected an array, found a string")]
    [InlineData("[\"a\"", "not JSON: the text ends too early, at byte 4")]
    [InlineData("[\"a\"] x", "not JSON: something follows the array, at byte 6")]
    [InlineData("[\"a\"[", "not JSON: the syntax is broken at byte 4")]
    [InlineData("[1]", "/0: expected a string, found a number")]
    [InlineData("[\"a\",{}]", "/1: expected a string, found an object")]
    [InlineData("[]", "expected at least 1 item")]
    [InlineData("[\"a\",\"b\",\"c\"]", "expected at most 2 items")]
    public void StartList_WrongValue_ReportsIt(string json, string expected) => Violations(json, List()).ShouldBe([expected]);

    [Fact]
    public void StartList_Items_AreReadOnBothPaths()
    {
        ParseOnBothPaths("[\"a\"]", List()).ShouldBe(["a"]);
        ParseOnBothPaths(" [ \"a\" , \"é\" ] ", List()).ShouldBe(["a", "é"]);
        Parse("\uFEFF[\"a\"]", List()).ShouldBe(["a"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StartList_NumbersInStrings_AreRejectedIfStrict(bool isStrict)
    {
        SecretShape shape = new(true, Key(string.Empty)) { IsStrict = isStrict };

        Violations("[1,\"2\"]", (ref SecretReader reader) =>
        {
            reader.StartList(shape);
            return reader.ReadList(static (ref SecretReader item) => item.ReadInt32());
        }).ShouldBe(isStrict ? ["/1: expected an integer, found a string"] : []);
    }

    [Theory]
    [InlineData("int", "expected an integer, found a string")]
    [InlineData("long", "expected an integer, found a string")]
    [InlineData("decimal", "expected a number, found a string")]
    [InlineData("double", "expected a number, found a string")]
    [InlineData("bool", "expected true or false, found a string")]
    [InlineData("object", "expected an object, found a string")]
    [InlineData("list", "expected an array, found a string")]
    [InlineData("map", "expected an object, found a string")]
    [InlineData("json", "expected an object, found a string")]
    public void Read_TextInAStrictObject_IsRejectedAlsoInObjectsThatItContains(string type, string expected)
    {
        SecretShape inner = new(true, Key("k"));
        var json = type switch { "bool" => "true", "object" or "map" or "json" => "{}", "list" => "[]", _ => "1" };
        SecretReadFunc<object?> read = type switch
        {
            "int" => static (ref SecretReader r) => r.ReadInt32(),
            "long" => static (ref SecretReader r) => r.ReadInt64(),
            "decimal" => static (ref SecretReader r) => r.ReadDecimal(),
            "double" => static (ref SecretReader r) => r.ReadDouble(),
            "bool" => static (ref SecretReader r) => r.ReadBoolean(),
            "object" => (ref SecretReader r) => Strings(new(true))(ref r).Count,
            "list" => static (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadString()),
            "map" => static (ref SecretReader r) => r.ReadMap(static (ref SecretReader i) => i.ReadString()),
            _ => static (ref SecretReader r) => r.ReadJson().ToString(),
        };
        var nested = One(Key("outer"), OneOf(inner, read));
        SecretShape strict = new(true, Key("k")) { IsStrict = true };

        Violations($$$"""{"outer":{"k":"{{{json}}}"}}""", nested).ShouldBeEmpty();
        Violations($$$"""{"outer":{"k":"{{{json}}}"}}""", OneOf(new(true, Key("outer")) { IsStrict = true }, OneOf(inner, read))).ShouldBe([$"/outer/k: {expected}"]);
        Violations($$$"""{"outer":{"k":"{{{json}}}"}}""", OneOf(new(true, Key("outer")) { IsStrict = true }, OneOf(strict, read))).ShouldBe([$"/outer/k: {expected}"]);
        ParseOnBothPaths($$$"""{"outer":{"k":{{{json}}}}}""", OneOf(new(true, Key("outer")) { IsStrict = true }, OneOf(inner, read)));
    }

    [Fact]
    public void StartValue_SingleNumberOrChoice_IsTheWholeText()
    {
        SecretKey choice = new(string.Empty, true, true) { AllowedValues = ["a", "b"] };

        Parse("42", Root(Key(), static (ref SecretReader r) => r.ReadInt32())).ShouldBe(42);
        Parse("-1.50\r\n", Root(Key(), static (ref SecretReader r) => r.ReadDecimal())).ShouldBe(-1.5m);
        Parse("1e3\n", Root(Key(), static (ref SecretReader r) => r.ReadDouble())).ShouldBe(1000);
        Parse("b\n", Root(choice, static (ref SecretReader r) => r.ReadEnum())).ShouldBe(1);
        Parse("text\n", Root(Key(), static (ref SecretReader r) => r.ReadString())).ShouldBe("text");
        Parse("\uFEFFtext", Root(Key(), static (ref SecretReader r) => r.ReadString())).ShouldBe("text");
        Violations("42 ", Root(Key(), static (ref SecretReader r) => r.ReadInt32())).ShouldBe(["expected an integer, found other text"]);
        Violations("c", Root(choice, static (ref SecretReader r) => r.ReadEnum())).ShouldBe(["expected one of 'a', 'b', found other text"]);
        foreach (var isBinary in new[] { false, true })
        {
            Violations([0xFF], Root(Key(), static (ref SecretReader r) => r.ReadInt64()), isBinary).ShouldBe(["not UTF-8 text: invalid at byte 0"]);
            Violations([0xFF], Root(choice, static (ref SecretReader r) => r.ReadEnum()), isBinary).ShouldBe(["not UTF-8 text: invalid at byte 0"]);
        }
    }

    [Fact]
    public void StartValue_Bytes_AreReadAsStoredOrFromBase64()
    {
        SecretKey json = new(string.Empty, true, true) { Format = SecretFormat.Json, MinLength = 8, MaxLength = 8 };
        SecretReadFunc<EquatableBytes> Bytes(SecretKey key) => Root(key, static (ref SecretReader r) => r.ReadBytes());

        Parse([0xFF, 0xFE, 0x80], Bytes(Key()), isBinary: true).ShouldBe(new EquatableBytes([0xFF, 0xFE, 0x80]));
        Parse("[1,2]"u8.ToArray(), Bytes(json), isBinary: true).ShouldBe(new EquatableBytes("[1,2]"u8));
        Parse("WzEsMl0=", Bytes(json)).ShouldBe(new EquatableBytes("[1,2]"u8));
        Violations("1,2"u8.ToArray(), Bytes(json), isBinary: true).ShouldBe(["expected at least 8 characters", "expected JSON text, found other bytes"]);
        Violations("[1,2,3]"u8.ToArray(), Bytes(json), isBinary: true).ShouldBe(["expected at most 8 characters"]);
        Violations("AAAAAAAA", Bytes(json)).ShouldBe(["expected base64 text of JSON text, found other text"]);

        // Lengths around those of pooled buffers, with and without padding.
        foreach (var length in Enumerable.Range(0, 60))
        {
            var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 37)).ToArray();
            Parse(Convert.ToBase64String(bytes), Bytes(Key())).ShouldBe(new EquatableBytes(bytes));
            Parse(Convert.ToBase64String(bytes).TrimEnd('='), Bytes(Key())).ShouldBe(new EquatableBytes(bytes));
        }
    }

    [Theory]
    [InlineData("""{"a":[1,{"b":null}],"é":"\ud83d\ude00"}""")]
    [InlineData("{}")]
    public void ReadJson_AnyContent_HasItsOwnCopy(string json)
    {
        ParseOnBothPaths(json, ReadText).ShouldBe(json);
        Parse("\uFEFF" + json, ReadText).ShouldBe(json);
        Parse(json, Root(Key(), ReadText)).ShouldBe(json);
        ParseOnBothPaths($$"""{"k":{{json}},"lone":"\ud800"}""", One(Key(), ReadText)).ShouldBe(json);
    }

    [Theory]
    [InlineData("[1]", "expected an object, found an array")]
    [InlineData("", "the value is empty: expected a JSON object")]
    [InlineData("""{"a":1} x""", "not JSON: something follows the object, at byte 8")]
    [InlineData("""{"a":CANARY}""", "not JSON: the syntax is broken at byte 5")]
    [InlineData("""{"a":{"b":["\udc00"]}}""", Surrogate)]
    [InlineData("""{"a":{"\udc00":1}}""", Surrogate)]
    public void ReadJson_WrongValue_ReportsIt(string json, string expected)
    {
        Violations(json, static (ref SecretReader r) => r.ReadJson().ValueKind).ShouldBe([expected]);
        Violations(json, Root(Key(), static (ref SecretReader r) => r.ReadJson().ValueKind)).ShouldBe([expected]);
    }

    [Fact]
    public void ReadJson_WrongValueOfAKey_ReportsThePathAndContinues()
    {
        SecretShape shape = new(true, Key("json"), Key("last"));
        SecretReadFunc<int> read = (ref SecretReader reader) =>
        {
            reader.StartObject(shape);
            while (reader.ReadKey(out var key))
            {
                _ = key == 0 ? reader.ReadJson().ValueKind.ToString() : reader.ReadString();
            }

            return 0;
        };
        const string Last = "/last: expected a string, found a number";

        Violations("""{"json":{"a":["\ud800"]},"last":1}""", read).ShouldBe(["/json: " + Surrogate, Last]);
        Violations("""{"json":[{}],"last":1}""", read).ShouldBe(["/json: expected an object, found an array", Last]);
        Violations("""{"json":"{\"a\":1}","last":1}""", read).ShouldBe([Last]);
        Violations("""{"last":1}""", read).ShouldBe([Last, "/json: required key is missing: expected an object"]);
        Violations("""{"json":{"a":[CANARY]},"last":1}""", read).ShouldBe(["not JSON: the syntax is broken at byte 14"]);
    }

    [Fact]
    public void ReadString_KeyThatAcceptsNumbers_KeepsThemAsTheyAreWritten()
    {
        SecretKey any = new("k", true, true) { AcceptsNumbers = true };
        SecretKey integer = new("k", true, true) { AcceptsNumbers = true, AcceptsOnlyIntegers = true };
        SecretReadFunc<string?> Text(SecretKey key) => One(key, static (ref SecretReader r) => r.ReadString());

        ParseOnBothPaths("""{"k":-1.50e3}""", Text(any)).ShouldBe("-1.50e3");
        ParseOnBothPaths("""{"k":"x"}""", Text(any)).ShouldBe("x");
        ParseOnBothPaths("""{"k":1.50e2}""", Text(integer)).ShouldBe("1.50e2");
        Violations("""{"k":1.5}""", Text(integer)).ShouldBe(["/k: expected an integer, found a number with a fraction"]);
        Violations("""{"k":1.5}""", Text(any)).ShouldBeEmpty();
        Violations("""{"k":1}""", Text(Key())).ShouldBe(["/k: expected a string, found a number"]);
        Violations("""{"k":true}""", Text(any)).ShouldBe(["/k: expected a string or a number, found a boolean"]);
        Violations("{}", Text(any)).ShouldBe(["/k: required key is missing: expected a string or a number"]);
        Violations("""{"k":01}""", Text(any)).ShouldHaveSingleItem().ShouldStartWith("not JSON");
        Parse("12", Root(any, static (ref SecretReader r) => r.ReadString())).ShouldBe("12");
    }

    [Fact]
    public void Read_LoneSurrogateInsteadOfANumber_IsReported()
    {
        Violations("""{"k":"\ud800"}""", One(Key(), static (ref SecretReader r) => r.ReadDecimal())).ShouldBe(["/k: " + Surrogate]);
        Violations("""{"k":"\ud800"}""", One(Key(), static (ref SecretReader r) => r.ReadBoolean())).ShouldBe(["/k: expected true or false, found a string"]);
        Violations("""{"k":"\ud800"}""", One(Key(), static (ref SecretReader r) => r.ReadUri())).ShouldBe(["/k: " + Surrogate]);
    }

    private static string ReadText(ref SecretReader reader) =>
        reader.ReadJson() is { ValueKind: JsonValueKind.Object } json ? json.GetRawText() : "none";

    private static SecretReadFunc<EquatableList<string>> List()
    {
        SecretShape shape = new(true, new SecretKey(string.Empty, true, true) { MinItems = 1, MaxItems = 2 });
        return (ref SecretReader reader) =>
        {
            reader.StartList(shape);
            return reader.ReadList(static (ref SecretReader item) => item.ReadString());
        };
    }

    private static SecretReadFunc<T?> OneOf<T>(SecretShape shape, SecretReadFunc<T> read) => (ref SecretReader reader) =>
    {
        T? value = default;
        reader.StartObject(shape);
        while (reader.ReadKey(out _))
        {
            value = read(ref reader);
        }

        return value;
    };
}
