using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

public sealed class SecretReaderObjectTests
{
    private static SecretShape Open => new(
        allowsAdditionalKeys: true,
        Key("github_token"),
        new SecretKey("user", isRequired: false, isSensitive: true) { FormerNames = ["user_name", "login"] },
        Optional("a/b~c"));

    private static SecretShape Closed => new(allowsAdditionalKeys: false, Optional("github_token"));

    [Theory]
    [InlineData("""{"github_token":"t","user":"u"}""")]
    [InlineData("""{"user":"u","github_token":"t"}""")]
    [InlineData("""{"other":{"github_token":["x",{}]},"user":"u","more":null,"github_token":"t","last":1}""")]
    [InlineData(" \r\n\t{ \"git\\u0068ub_token\" : \"t\" , \"user\":\"u\" } \n")]
    [InlineData("\uFEFF{\"github_token\":\"t\",\"user\":\"u\"}")]
    public void Parse_KeysInAnyOrderAmongOthers_ReadsThem(string json)
    {
        var read = Parse(json, Strings(Open));

        read.ShouldBe(new Dictionary<string, string> { ["github_token"] = "t", ["user"] = "u" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"github_token":"t","login":"old"}""", "old")]
    [InlineData("""{"login":"older","github_token":"t","user_name":"old"}""", "old")]
    [InlineData("""{"user_name":"old","login":"older","github_token":"t"}""", "old")]
    [InlineData("""{"login":"old","github_token":"t","user":"new"}""", "new")]
    [InlineData("""{"user":"new","github_token":"t","user_name":"old"}""", "new")]
    [InlineData("""{"login":1,"user_name":{},"github_token":"t","us\u0065r":"new"}""", "new")]
    public void Parse_FormerNames_PrefersTheLowestRank(string json, string expected) => Parse(json, Strings(Open))["user"].ShouldBe(expected);

    [Fact]
    public void Parse_FormerNames_AreComparedWithTheKeysOfTheSameObject()
    {
        SecretShape shape = new(allowsAdditionalKeys: true, new SecretKey("new", isRequired: true, isSensitive: true) { FormerNames = ["old"] });
        SecretShape outer = new(allowsAdditionalKeys: true, Key("inner"));
        SecretReadFunc<string> read = (ref SecretReader reader) =>
        {
            var value = string.Empty;
            reader.StartObject(outer);
            while (reader.ReadKey(out _))
            {
                value = Strings(shape)(ref reader)["new"];
            }

            return value;
        };

        foreach (var parse in new Func<string, SecretReadFunc<string>, string>[] { Parse, ParseReporting })
        {
            parse("""{"inner":{"old":"former"},"a":1,"new":"outer"}""", read).ShouldBe("former");
            parse("""{"inner":{"old":"former","new":"current"}}""", read).ShouldBe("current");
        }
    }

    [Fact]
    public void Parse_MissingKeysThatAreNotRead_AreReported()
    {
        SecretShape shape = new(allowsAdditionalKeys: true, Key("a"), Optional("b"), Key("c"));

        Violations("{}", (ref SecretReader reader) =>
        {
            reader.StartObject(shape);
            while (reader.ReadKey(out _))
            {
            }

            return 0;
        }).ShouldBe(["/a: required key is missing: expected a value", "/c: required key is missing: expected a value"]);
    }

    [Fact]
    public void Parse_RequiredKeyUnderFormerName_IsFound()
    {
        var shape = new SecretShape(allowsAdditionalKeys: false, new SecretKey("new", isRequired: true, isSensitive: true) { FormerNames = ["old"] });

        Violations("""{"old":"x"}""", Strings(shape)).ShouldBeEmpty();
        Violations("""{"old":1}""", Strings(shape)).ShouldBe(["/old: expected a string, found a number"]);
    }

    [Theory]
    [InlineData("""{"github_token":"t","github_token":"t"}""", "/github_token: the key appears more than once")]
    [InlineData("""{"github_token":"t","git\u0068ub_token":"t"}""", "/github_token: the key appears more than once")]
    [InlineData("""{"github_token":"t","user":"u","github_token":"t"}""", "/github_token: the key appears more than once")]
    [InlineData("""{"github_token":"t","github_token":1}""", "/github_token: the key appears more than once")]
    [InlineData("""{"github_token":"t","x":1,"x":2}""", "/x: the key appears more than once")]
    [InlineData("""{"github_token":"t","login":"a","login":"b"}""", "/login: the key appears more than once")]
    [InlineData("""{"github_token":"t","user":"a","login":"b","login":"b"}""", "/login: the key appears more than once")]
    [InlineData("""{"github_token":"t","a/b~c":1}""", "/a~1b~0c: expected a string, found a number")]
    [InlineData("""{"github_token":null}""", "/github_token: expected a string, found null")]
    [InlineData("""{"github_token":["t"]}""", "/github_token: expected a string, found an array")]
    [InlineData("""{"github_token":{"a":"t"}}""", "/github_token: expected a string, found an object")]
    [InlineData("""{"github_token":true}""", "/github_token: expected a string, found a boolean")]
    [InlineData("""{}""", "/github_token: required key is missing: expected a string")]
    [InlineData("""{"githb_token":"t"}""", "/github_token: required key is missing: expected a string. The value has 'githb_token': did you mean 'github_token'?")]
    [InlineData("""{"GithubToken":"t"}""", "/github_token: required key is missing: expected a string. The value has 'GithubToken': did you mean 'github_token'?")]
    [InlineData("""{"something":"t"}""", "/github_token: required key is missing: expected a string")]
    [InlineData("""{"github_token":"\ud800"}""", "/github_token: expected well-formed Unicode, found one half of a surrogate pair as a \\u escape")]
    [InlineData("""{"github_token":"t","\udc00":1}""", "/\uFFFD: expected well-formed Unicode, found one half of a surrogate pair as a \\u escape")]
    public void Parse_WrongKindAtKey_ReportsThePath(string json, string expected) => Violations(json, Strings(Open)).ShouldBe([expected]);

    [Fact]
    public void Parse_UnknownKeyNotAllowed_ReportsItWithAHint()
    {
        Violations("""{"githb_token":"t","zzz":1}""", Strings(Closed)).ShouldBe(
        [
            "/githb_token: the schema does not have this key and does not allow additional keys. Did you mean 'github_token'?",
            "/zzz: the schema does not have this key and does not allow additional keys",
        ]);
    }

    [Fact]
    public void Parse_UnknownKeyWithControlCharacters_IsCleanedAndCut()
    {
        var name = "a\\u001b[31m\\u202e\\n" + new string('x', 500);

        var violation = Violations($$"""{"{{name}}":1}""", Strings(Closed)).ShouldHaveSingleItem();

        violation.ShouldStartWith("/a\uFFFD[31m\uFFFD\uFFFDxxx");
        violation.Length.ShouldBeLessThan(140);
    }

    [Fact]
    public void Parse_NestedObjects_ReportsEveryViolationWithItsPath()
    {
        var inner = new SecretShape(allowsAdditionalKeys: false, Key("url"), Optional("port"));
        var outer = new SecretShape(allowsAdditionalKeys: true, Key("api"), Key("other"), Key("last"), Key("gone"));
        SecretReadFunc<int> read = (ref SecretReader reader) =>
        {
            reader.StartObject(outer);
            while (reader.ReadKey(out var key))
            {
                _ = key == 2 ? Length(reader.ReadString()) : Strings(inner)(ref reader).Count;
            }

            return 0;
        };

        Violations("""{"api":{"port":1,"x":[1]},"other":[],"last":7,"more":1}""", read).ShouldBe(
        [
            "/api/port: expected a string, found a number",
            "/api/x: the schema does not have this key and does not allow additional keys",
            "/api/url: required key is missing: expected a string",
            "/other: expected an object, found an array",
            "/last: expected a string, found a number",
            "/gone: required key is missing: expected an object",
        ], "all violations, in the order of the value");

        static int Length(string text) => text.Length;
    }

    [Fact]
    public void Parse_KeyThatIsNotRead_IsSkipped()
    {
        var shape = new SecretShape(allowsAdditionalKeys: true, Optional("a"), Optional("b"));
        SecretReadFunc<string> read = (ref SecretReader reader) =>
        {
            var value = string.Empty;
            reader.StartObject(shape);
            while (reader.ReadKey(out var key))
            {
                value = key == 1 ? reader.ReadString() : value;
            }

            return value;
        };

        ParseOnBothPaths("""{"a":{"b":[1]},"b":"x"}""", read).ShouldBe("x");
        ParseOnBothPaths("""{"b":"x","a":[]}""", read).ShouldBe("x");
    }

    [Fact]
    public void Parse_VeryManyViolations_ListsFiftyAndCountsTheRest()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 60).Select(i => $"\"k{i}\":1")) + "}";

        var violations = Violations(json, Strings(new SecretShape(allowsAdditionalKeys: false)));

        violations.Length.ShouldBe(51);
        violations[^1].ShouldBe("and 10 more");
    }

    [Fact]
    public void Parse_ManyKeysInReverse_ReadsAll()
    {
        var shape = new SecretShape(allowsAdditionalKeys: false, [.. Enumerable.Range(0, 300).Select(i => Key($"key_{i}"))]);
        var json = "{" + string.Join(',', Enumerable.Range(0, 300).Reverse().Select(i => $"\"key_{i}\":\"{i}\"")) + "}";

        Parse(json, Strings(shape)).ShouldAllBe(pair => pair.Key == "key_" + pair.Value);
    }
}
