using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Reads objects that are one of several alternatives.</summary>
public sealed class SecretReaderAlternativeTests
{
    private const string Values = "expected one of 'a', 'b', 'c'";

    private static SecretAlternatives ByValue => new(isExclusive: true, ["type", "kind"], ["a"], ["b", "c"]);

    private static SecretAlternatives ByKey => new(isExclusive: true, [], ["own0"], ["own1", "was1"]);

    [Theory]
    [InlineData("""{"type":"a","text":"x"}""", "0:x")]
    [InlineData("""{"text":"x","kind":"c"}""", "1:x")]
    [InlineData("""{"nested":{"type":"c","kind":["b"]},"text":"x","type":"a","kind":"b"}""", "0:x")]
    public void Read_ValueOfAKeyDecides_ChoosesTheAlternative(string json, string expected) => ParseOnBothPaths(json, Choose(ByValue)).ShouldBe(expected);

    [Theory]
    [InlineData("""{"own0":1,"text":"x"}""", "0:x")]
    [InlineData("""{"text":"x","was1":{}}""", "1:x")]
    [InlineData("""{"own0":null,"own1":false,"text":"x"}""", "1:x")]
    public void Read_PresenceOfAKeyDecides_ChoosesTheAlternative(string json, string expected) => ParseOnBothPaths(json, Choose(ByKey)).ShouldBe(expected);

    [Fact]
    public void Read_KeysOfTwoAlternativesThatMayBeTogether_ChoosesTheFirst() =>
        ParseOnBothPaths("""{"own1":1,"own0":1,"text":"x"}""", Choose(new(isExclusive: false, [], ["own0"], ["own1"]))).ShouldBe("0:x");

    [Fact]
    public void Read_EscapedNameOfTheKey_ChoosesTheAlternative() => Parse("""{"ty\u0070e":"c","text":"x"}""", Choose(ByValue)).ShouldBe("1:x");

    [Theory]
    [InlineData("""{"text":"x"}""", "/type: required key is missing: " + Values)]
    [InlineData("""{"type":"d"}""", "/type: " + Values + ", found other text")]
    [InlineData("""{"kind":"\ud800"}""", "/kind: " + Values + ", found other text")]
    [InlineData("""{"kind":{"type":"a"}}""", "/kind: " + Values + ", found an object")]
    [InlineData("""{"type":null}""", "/type: " + Values + ", found null")]
    [InlineData("""{"type":"a","type":"b"}""", "/type: the key appears more than once")]
    [InlineData("""{"type":"a","\ud800":1}""", "/\uFFFD: expected well-formed Unicode, found one half of a surrogate pair as a \\u escape")]
    [InlineData("""{"type":"b","text":1}""", "/text: expected a string, found a number")]
    [InlineData("""{"type":"a" """, "not JSON: the text ends too early, at byte 12")]
    [InlineData("""{"x":CANARY,"type":"a"}""", "not JSON: the syntax is broken at byte 5")]
    [InlineData("[]", "expected an object, found an array")]
    [InlineData("", "the value is empty: expected a JSON object")]
    public void Read_WrongValueOfTheKey_ReportsIt(string json, string expected) => Violations(json, Choose(ByValue)).ShouldBe([expected]);

    [Theory]
    [InlineData("{}", "expected one of the keys 'own0', 'own1'")]
    [InlineData("""{"own0":null}""", "expected one of the keys 'own0', 'own1'")]
    [InlineData("""{"own0":1,"was1":1}""", "expected only one of the keys 'own0', 'own1'")]
    public void Read_NoneOrSeveralOfTheKeys_ReportsIt(string json, string expected) => Violations(json, Choose(ByKey)).ShouldBe([expected]);

    [Theory]
    [InlineData("""{"k":{"kind":"d"},"last":1}""", "/k/kind: " + Values + ", found other text")]
    [InlineData("""{"k":"{\"kind\":\"d\",\"x\":[{}]}","last":1}""", "/k/kind: " + Values + ", found other text")]
    [InlineData("""{"k":[{"type":"a"}],"last":1}""", "/k: expected an object, found an array")]
    [InlineData("""{"k":"other","last":1}""", "/k: expected an object, found a string")]
    [InlineData("""{"k":{"type":"a","text":2},"last":1}""", "/k/text: expected a string, found a number")]
    public void Read_NestedAlternative_ReportsThePathAndContinues(string json, string expected) =>
        Violations(json, Nested(ByValue)).ShouldBe([expected, "/last: expected a string, found a number"]);

    [Theory]
    [InlineData("""{"k":{"own0":1},"last":"x"}""", "0:|x")]
    [InlineData("""{"k":"{\"own1\":1,\"text\":\"t\"}","last":"x"}""", "1:t|x")]
    public void Read_NestedAlternative_ContinuesBehindIt(string json, string expected) => Parse(json, Nested(ByKey)).ShouldBe(expected);

    [Fact]
    public void Read_NestedAlternativeWithoutItsKey_ReportsThePathOfTheObject()
    {
        Violations("""{"k":{},"last":"x"}""", Nested(ByKey)).ShouldBe(["/k: expected one of the keys 'own0', 'own1'"]);
        Violations("""{"last":"x"}""", Nested(ByKey)).ShouldBe(["/k: required key is missing: expected an object"]);
    }

    [Fact]
    public void Read_VeryManyWrongAlternatives_ListsFiftyAndCountsTheRest()
    {
        var json = $"[{string.Join(',', Enumerable.Repeat("{}", 53))}]";
        SecretShape shape = new(allowsAdditionalKeys: true, Key(string.Empty));

        var violations = Violations(json, (ref SecretReader reader) =>
        {
            reader.StartList(shape);
            return reader.ReadList(Choose(ByKey));
        });

        violations.Length.ShouldBe(51);
        violations[^2..].ShouldBe(["/49: expected one of the keys 'own0', 'own1'", "and 3 more"]);
    }

    [Theory]
    [InlineData("own0", 0)]
    [InlineData("was1", 1)]
    [InlineData("other", 0)]
    public void Describe_Alternatives_DescribesTheOneThatIsNamed(string name, int expected) =>
        SecretReader.Describe(Choose(ByKey), [name]).Children.Select(child => child.Key.JsonName).ShouldBe(["text", $"only{expected}"]);

    [Fact]
    public void Describe_WithoutNames_DescribesTheFirst() =>
        SecretReader.Describe(Choose(ByKey)).Children.Select(child => child.Key.JsonName).ShouldBe(["text", "only0"]);

    private static SecretReadFunc<string> Choose(SecretAlternatives alternatives)
    {
        SecretShape[] shapes = [new(true, Optional("text"), Optional("only0")), new(true, Optional("text"), Optional("only1"))];
        return (ref SecretReader reader) => reader.ReadAlternative(alternatives) is >= 0 and var index
            ? $"{index}:{Strings(shapes[index])(ref reader).GetValueOrDefault("text")}"
            : "none";
    }

    private static SecretReadFunc<string> Nested(SecretAlternatives alternatives)
    {
        SecretShape shape = new(true, Key("k"), Key("last"));
        var choose = Choose(alternatives);
        return (ref SecretReader reader) =>
        {
            List<string> values = [];
            reader.StartObject(shape);
            while (reader.ReadKey(out var key))
            {
                values.Add(key == 0 ? choose(ref reader) : reader.ReadString());
            }

            return string.Join('|', values);
        };
    }
}
