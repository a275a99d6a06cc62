using CsCheck;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Json;

public sealed class JsonReaderTests
{
    [Fact]
    public void Read_Object_KeepsOrderAndSpans()
    {
        var root = JsonReader.Read("""{ "a": [1, "x\n"], "b": { } }""").Root.ShouldBeOfType<JsonObject>();

        root.Span.ShouldBe(new TextSpan(0, 29));
        root.Members.Select(member => member.Name).ShouldBe(["a", "b"]);
        root.Members[0].NameSpan.ShouldBe(new TextSpan(2, 3));
        var items = root.Find("a")!.Value.ShouldBeOfType<JsonArray>();
        items.Span.ShouldBe(new TextSpan(7, 10));
        items.Items[0].ShouldBeOfType<JsonNumber>().RawText.ShouldBe("1");
        items.Items[1].ShouldBeOfType<JsonString>().Value.ShouldBe("x\n");
        items.Items[1].Span.ShouldBe(new TextSpan(11, 5));
    }

    [Fact]
    public void Read_DuplicateKeys_ReportsEveryRepetition()
    {
        var result = JsonReader.Read("""{"a":1,"a":2,"b":{"c":1,"\u0063":2},"a":3}""");

        result.Root.ShouldNotBeNull();
        result.Errors.Select(error => (error.Rule.Id, error.Span.Start, error.Arguments[0]))
            .ShouldBe([("GTS0004", 7, "a"), ("GTS0004", 24, "c"), ("GTS0004", 36, "a")]);
    }

    [Fact]
    public void Read_DuplicateKeysAllowed_KeepsAll() =>
        JsonReader.Read("""{"a":1,"a":2}""", DuplicateKeys.Allow).Root.ShouldBeOfType<JsonObject>().Members.Count.ShouldBe(2);

    [Theory]
    [InlineData("", "GTS0010", 0)]
    [InlineData("{\"a\":1,}", "GTS0003", 6)]
    [InlineData("[1,]", "GTS0003", 2)]
    [InlineData("{ // no\n}", "GTS0002", 2)]
    [InlineData("{\"a\" 1}", "GTS0001", 5)]
    [InlineData("{'a':1}", "GTS0001", 1)]
    [InlineData("[01]", "GTS0007", 1)]
    [InlineData("[\"a\nb\"]", "GTS0006", 3)]
    [InlineData("[\"\\x\"]", "GTS0006", 2)]
    [InlineData("[\"\\uD800\"]", "GTS0008", 2)]
    [InlineData("[\"\\u41\0\0\"]", "GTS0006", 2)]
    [InlineData("[\"\\u+041\"]", "GTS0006", 2)]
    [InlineData("[\"\\u 041\"]", "GTS0006", 2)]
    [InlineData("{} {}", "GTS0001", 3)]
    [InlineData("[\"a", "GTS0006", 3)]
    public void Read_BrokenText_ReportsRuleAndPlace(string text, string rule, int start)
    {
        var error = JsonReader.Read(text).Errors.ShouldHaveSingleItem();

        (error.Rule.Id, error.Span.Start).ShouldBe((rule, start));
    }

    [Theory]
    [InlineData("{\n  \"a\": 1,\n<<<<<<< HEAD\n  \"b\": 2\n=======\n  \"b\": 3\n>>>>>>> main\n}", true)]
    [InlineData("{\r\n<<<<<<< HEAD\r\n}", true)]
    [InlineData("{\n  \"a\":\n=======\n}", true)]
    [InlineData("{\n  \"a\": 1\n||||||| base\n}", true)]
    [InlineData("{ <<<<<<< HEAD }", false)]
    [InlineData("<xml/>", false)]
    public void Read_MarkersOfAMergeConflict_AreNamed(string text, bool isConflict) =>
        JsonReader.Read(text).Errors.ShouldHaveSingleItem().Arguments[0].Contains("and found a merge conflict of Git", StringComparison.Ordinal).ShouldBe(isConflict);

    [Fact]
    public void Read_LoneSurrogates_AreAllReportedAndReplaced()
    {
        var result = JsonReader.Read("[\"\\uDC00\\uD800\", \"\uD83D\", \"\\uD83D\\uDE00\"]");

        result.Errors.Select(error => error.Rule.Id).ShouldBe(["GTS0008", "GTS0008", "GTS0008"]);
        result.Root.ShouldBeOfType<JsonArray>().Items.Cast<JsonString>().Select(item => item.Value)
            .ShouldBe(["\uFFFD\uFFFD", "\uFFFD", "\U0001F600"]);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(1_000_000, false)]
    public void Read_NestedArrays_EndsAtTheDepthLimit(int depth, bool isValid) =>
        JsonReader.Read(new string('[', depth) + new string(']', depth)).IsValid.ShouldBe(isValid);

    [Fact]
    public void Read_InvalidUtf8_ReportsTheFirstInvalidByte()
    {
        var error = JsonReader.Read([(byte)'"', 0xC3, 0xA9, 0xC3, (byte)'"']).Errors.ShouldHaveSingleItem();

        (error.Rule.Id, error.Span.Start).ShouldBe(("GTS0009", 2));
    }

    [Fact]
    public void Read_AnyBytes_AgreesWithTheStrictDecoder() => Gen.Byte.Array[0, 12].Sample(
        bytes =>
        {
            var isUtf8 = System.Text.Unicode.Utf8.IsValid(bytes);
            JsonReader.Read(bytes).Errors.Any(error => error.Rule.Id == "GTS0009").ShouldBe(!isUtf8);
        },
        seed: "0000KeyLGE2a",
        iter: 20_000);

    [Fact]
    public void Read_AnySoupOfTokens_AgreesWithAnotherParser() => Gen.OneOf("{", "}", "[", "]", ",", ":", "\"a\"", "1", "-0.5e3", "true", "null", " ", "\r\n", "\"\\u00e9\"")
        .Array[1, 9].Select(string.Concat).Sample(
            text => JsonReader.Read(text, DuplicateKeys.Allow).IsValid.ShouldBe(IsJson(text)),
            seed: "0000KeyLGE2b",
            iter: 20_000);

    private static bool IsJson(string text)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
