using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Reads objects whose keys are data: maps, and the keys of an object that its schema does not name.</summary>
public sealed class SecretReaderMapTests
{
    private const string Surrogate = "expected well-formed Unicode, found one half of a surrogate pair as a \\u escape";

    private static SecretKey NamedX(bool isSensitive = false) => new(string.Empty, isRequired: true, isSensitive) { Pattern = "^x-" };

    private static SecretKey Map(SecretKey? names = null, bool skips = false, int least = 0, int most = int.MaxValue) => new("k", isRequired: true, isSensitive: true)
    {
        Values = new(string.Empty, true, true) { MinLength = 2 }, Names = names, SkipsOtherNames = skips, MinProperties = least, MaxProperties = most,
    };

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"a":"11"}""", "a=11")]
    [InlineData("""{"a":"11","é":"22"}""", "a=11,é=22")]
    public void ReadMap_Entries_AreReadOnBothPaths(string json, string expected) => ParseOnBothPaths(Nested(json), Read(Map())).ShouldBe(expected + "|x");

    [Fact]
    public void ReadMap_WithoutEntries_IsTheEmptyMap() => ParseOnBothPaths(
        """{"k":{}}""",
        One(Map(), static (ref SecretReader reader) => reader.ReadMap(static (ref SecretReader value) => value.ReadString())))
        .ShouldBeSameAs(EquatableDictionary<string, string>.Empty);

    [Fact]
    public void ReadKey_FormerNameBesideSensitiveNames_IsShown()
    {
        SecretShape shape = new(allowsAdditionalKeys: false, new SecretKey("named", true, true) { FormerNames = ["old"] }) { Additional = Map(NamedX(isSensitive: true)) };

        Violations("""{"old":"n","old":"m"}""", ReadAll(shape)).ShouldBe(["/old: the key appears more than once"]);
    }

    [Fact]
    public void ReadMap_NullEntries_AreAbsentAndNotCounted()
    {
        ParseOnBothPaths(Nested("""{"a":"11","b":null}"""), Read(Map(least: 1, most: 1))).ShouldBe("a=11|x");
        Violations(Nested("""{"b":null}"""), Read(Map(least: 1, most: 1))).ShouldBe(["/k: expected at least 1 key"]);
        Violations(Nested("""{"a":"11","b":"22"}"""), Read(Map(least: 1, most: 1))).ShouldBe(["/k: expected at most 1 key"]);
        Violations(Nested("""{"a":"11"}"""), Read(Map(least: 2))).ShouldBe(["/k: expected at least 2 keys"]);
    }

    [Fact]
    public void ReadMap_OtherNames_AreSkippedOrRejected()
    {
        const string Json = """{"x-a":"11","b":[{"x-c":"22"}],"x-d":"33"}""";

        ParseOnBothPaths(Nested(Json), Read(Map(NamedX(), skips: true, least: 3, most: 3))).ShouldBe("x-a=11,x-d=33|x");
        Violations(Nested(Json.Replace("[{\"x-c\":\"22\"}]", "\"22\"", StringComparison.Ordinal)), Read(Map(NamedX())))
            .ShouldBe(["/k/b: the name of the key: expected a match of the pattern ^x-"]);
        Violations(Nested("""{"b":"22"}"""), Read(Map(NamedX(isSensitive: true)))).ShouldBe(["/k/***: the name of the key: expected a match of the pattern ^x-"]);
    }

    [Theory]
    [InlineData("""{"a":"1"}""", "/k/a: expected at least 2 characters")]
    [InlineData("""{"a":"11","b":7}""", "/k/b: expected a string, found a number")]
    [InlineData("""{"a/b":"1"}""", "/k/a~1b: expected at least 2 characters")]
    [InlineData("""{"a":"11","a":"22"}""", "/k/a: the key appears more than once")]
    [InlineData("""{"a":"11","\u0061":[1]}""", "/k/a: the key appears more than once")]
    [InlineData("""{"a":"11","\ud800":[1]}""", "/k/\uFFFD: " + Surrogate)]
    [InlineData("""{"a":"\ud800"}""", "/k/a: " + Surrogate)]
    [InlineData("[]", "/k: expected an object, found an array")]
    [InlineData("null", "/k: expected an object, found null")]
    [InlineData("\"{\\\"a\\\":\\\"1\\\"}\"", "/k/a: expected at least 2 characters")]
    public void ReadMap_WrongEntry_ReportsItAndContinues(string map, string expected) =>
        Violations($$"""{"k":{{map}},"last":1}""", Read(Map())).ShouldBe([expected, "/last: expected a string, found a number"]);

    [Fact]
    public void ReadMap_MissingKey_ReportsTheExpectation() => Violations("""{"last":"x"}""", Read(Map())).ShouldBe(["/k: required key is missing: expected an object"]);

    [Theory]
    [InlineData("""{"a":"11",CANARY}""", "not JSON: the syntax is broken at byte 15")]
    [InlineData("""{"a":CANARY}""", "not JSON: the syntax is broken at byte 10")]
    [InlineData("""{"b":[CANARY]}""", "not JSON: the syntax is broken at byte 11")]
    public void ReadMap_BrokenJson_IsTheOnlyViolation(string map, string expected) =>
        Violations(Nested(map), Read(Map(NamedX(), skips: true, least: 9))).ShouldBe([expected]);

    [Fact]
    public void ReadMap_SensitiveNames_AreHidden()
    {
        var key = Map(NamedX(isSensitive: true));
        Violations(Nested("""{"x-a":"11","x-a":"22"}"""), Read(key)).ShouldBe(["/k/***: the key appears more than once"]);

        HidesNames(key).ShouldBeTrue();
        HidesNames(Map(NamedX())).ShouldBeFalse();
        HidesNames(Map()).ShouldBeFalse();
    }

    [Fact]
    public void ReadMap_ValuesThatAreNotRead_AreSkipped() => ParseOnBothPaths(
        """{"k":{"a":{"x":[1]},"b":"é","c":[]}}""",
        One(Map(), static (ref SecretReader reader) => reader.ReadMap(static (ref SecretReader _) => 7).Count)).ShouldBe(3);

    [Fact]
    public void ReadKey_KeysThatTheSchemaDoesNotName_AreEntriesOfItsMap()
    {
        ParseOnBothPaths("""{"x-a":"11","named":"n","x-b":null,"x-c":"33"}""", ReadAll(Open(NamedX(), least: 3, most: 3))).ShouldBe("n|x-a=11,x-c=33");
        ParseOnBothPaths("""{"named":"n","other":[1],"x-a":"11"}""", ReadAll(Open(NamedX(), skips: true))).ShouldBe("n|x-a=11");
        ParseOnBothPaths("""{"named":"n"}""", ReadAll(Open())).ShouldBe("n|");
    }

    [Theory]
    [InlineData("""{"named":"n","x-a":"1"}""", "/x-a: expected at least 2 characters")]
    [InlineData("""{"named":"n","other":"11"}""", "/other: the name of the key: expected a match of the pattern ^x-")]
    [InlineData("""{"named":"n","x-a":"11","x-\u0061":{}}""", "/x-a: the key appears more than once")]
    [InlineData("""{"named":"n","\udc00":{}}""", "/\uFFFD: " + Surrogate)]
    [InlineData("""{"named":"n","x-a":null,"x-a":"1"}""", "/x-a: the key appears more than once")]
    [InlineData("""{"nmaed":"11","x-a":"11"}""", "/nmaed: the name of the key: expected a match of the pattern ^x-|/named: required key is missing: expected a string. The value has 'nmaed': did you mean 'named'?")]
    [InlineData("""{"named":"n","x-a":CANARY}""", "not JSON: the syntax is broken at byte 19")]
    public void ReadKey_WrongEntry_ReportsIt(string json, string expected) => Violations(json, ReadAll(Open(NamedX()))).ShouldBe(expected.Split('|'));

    [Theory]
    [InlineData("""{"named":"n","x-a":"1"}""", "/***: expected at least 2 characters")]
    [InlineData("""{"named":"n","x-a":"11","x-a":"22"}""", "/***: the key appears more than once")]
    [InlineData("""{"nmaed":"11"}""", "/***: the name of the key: expected a match of the pattern ^x-|/named: required key is missing: expected a string")]
    public void ReadKey_EntryWithASensitiveName_IsNotShown(string json, string expected) =>
        Violations(json, ReadAll(Open(NamedX(isSensitive: true)))).ShouldBe(expected.Split('|'));

    [Fact]
    public void ReadKey_Entries_CountAsKeysOfTheObject()
    {
        var json = """{"named":"n","x-a":"11","x-b":null}""";

        Violations(json, ReadAll(Open(least: 3))).ShouldBe(["expected at least 3 keys"]);
        Violations(json, ReadAll(Open(most: 1))).ShouldBe(["expected at most 1 key"]);
    }

    [Fact]
    public void ReadKey_EntryThatIsNotRead_IsSkipped()
    {
        var shape = Open();
        ParseOnBothPaths("""{"x-a":{"named":"no"},"named":"n","x-b":["é"]}""", (ref SecretReader reader) =>
        {
            List<string> read = [];
            reader.StartObject(shape);
            while (reader.ReadKey(out var key))
            {
                read.Add(key == 0 ? reader.ReadString() : "entry");
            }

            return string.Join(',', read);
        }).ShouldBe("entry,n,entry");
    }

    private static bool HidesNames(SecretKey map) =>
        Parse("""{"k":{"x-a":"11"}}""", One(map, static (ref SecretReader reader) => reader.ReadMap(static (ref SecretReader value) => value.ReadString())))!.HidesKeys;

    private static string Nested(string map) => $$"""{"k":{{map}},"last":"x"}""";

    private static SecretShape Open(SecretKey? names = null, bool skips = false, int least = 0, int most = int.MaxValue) =>
        new(allowsAdditionalKeys: false, Key("named")) { Additional = Map(names, skips), MinProperties = least, MaxProperties = most };

    private static string Show(EquatableDictionary<string, string> map) => string.Join(',', map.Select(entry => $"{entry.Key}={entry.Value}"));

    private static SecretReadFunc<string> Read(SecretKey map)
    {
        SecretShape shape = new(allowsAdditionalKeys: true, map, Key("last"));
        return (ref SecretReader reader) =>
        {
            var (entries, last) = (string.Empty, string.Empty);
            reader.StartObject(shape);
            while (reader.ReadKey(out var key))
            {
                if (key == 0)
                {
                    entries = Show(reader.ReadMap(static (ref SecretReader value) => value.ReadString()));
                }
                else
                {
                    last = reader.ReadString();
                }
            }

            return $"{entries}|{last}";
        };
    }

    private static SecretReadFunc<string> ReadAll(SecretShape shape) => (ref SecretReader reader) =>
    {
        var named = string.Empty;
        SecretEntries<string> entries = new(shape);
        reader.StartObject(shape);
        while (reader.ReadKey(out var key))
        {
            if (key == 0)
            {
                named = reader.ReadString();
            }
            else
            {
                entries.Read(ref reader, static (ref SecretReader value) => value.ReadString());
            }
        }

        return $"{named}|{Show(entries.ToDictionary())}";
    };
}
