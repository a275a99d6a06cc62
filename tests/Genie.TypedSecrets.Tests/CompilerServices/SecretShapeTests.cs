using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Tests how keys are found by their names, and which key is expected next.</summary>
public sealed class SecretShapeTests
{
    [Fact]
    public void Find_OwnAndFormerNames_ReturnsKeyAndRank()
    {
        SecretShape shape = new(true, Key("a"), new SecretKey("é", true, true) { FormerNames = ["old", "older"] }, Key("c"));

        Find(shape, "a").ShouldBe(new KeyMatch(0, 0, "a"));
        Find(shape, "é").ShouldBe(new KeyMatch(1, 0, "é"));
        Find(shape, "old").ShouldBe(new KeyMatch(1, 1, "old"));
        Find(shape, "older").ShouldBe(new KeyMatch(1, 2, "older"));
        Find(shape, "c").ShouldBe(new KeyMatch(2, 0, "c"));
        Find(shape, "C").ShouldBe(KeyMatch.None);
        Find(shape, string.Empty).ShouldBe(new KeyMatch(-1, 0, string.Empty));
        shape.HasOnlyOwnNames.ShouldBeFalse();
        new SecretShape(true, Key("a"), Key("b")).HasOnlyOwnNames.ShouldBeTrue();
    }

    [Fact]
    public void Find_VeryManyNames_FindsEach()
    {
        SecretShape shape = new(true, [.. Enumerable.Range(0, 500).Select(i => new SecretKey($"k{i}", true, true) { FormerNames = [$"f{i}", $"g{i}"] })]);

        for (var i = 0; i < 500; i++)
        {
            Find(shape, $"k{i}").ShouldBe(new KeyMatch(i, 0, $"k{i}"));
            Find(shape, $"g{i}").ShouldBe(new KeyMatch(i, 2, $"g{i}"));
        }

        Find(shape, "k500").Index.ShouldBe(-1);
        shape.JsonNames.ShouldBe(Enumerable.Range(0, 500).Select(i => $"k{i}"));
        (shape.IndexOf("k7"), shape.IndexOf("f7")).ShouldBe((7, -1));
    }

    [Fact]
    public void Find_ShapeWithoutKeys_FindsNothing()
    {
        SecretShape shape = new(true);

        Find(shape, "a").ShouldBe(KeyMatch.None);
        shape.Following(-1).ShouldBe(0);
        shape.FirstRequired.ShouldBe(0UL);
    }

    [Fact]
    public void Find_TwoKeysOfTheSameName_ReturnsTheFirst()
    {
        SecretShape shape = new(true, Key("a"), Key("b"), new SecretKey("c", true, true) { FormerNames = ["a", "b"] });

        (Find(shape, "a").Index, Find(shape, "b").Index).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("\"\\u0061b\"", 0)]
    [InlineData("\"ab\"", 0)]
    [InlineData("\"\\ud800\"", -1)]
    [InlineData("\"\\u00e9\"", 1)]
    public void Find_NameInJson_IsDecoded(string name, int expected)
    {
        SecretShape shape = new(true, Key("ab"), Key("é"));
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes($"{{{name}:1}}"));
        json.Read();
        json.Read();

        shape.Find(ref json).Index.ShouldBe(expected);
    }

    [Fact]
    public void FirstRequired_ManyKeys_HasABitForEachOfTheFirst64()
    {
        SecretShape shape = new(true, [.. Enumerable.Range(0, 66).Select(i => i is 1 or 63 or 64 or 65 ? Key($"k{i}") : Optional($"k{i}"))]);

        shape.FirstRequired.ShouldBe((1UL << 1) | (1UL << 63));
    }

    [Fact]
    public void Following_NothingExpected_IsTheOrderOfTheSchema()
    {
        SecretShape shape = new(true, Key("a"), Key("b"), Key("c"));

        new[] { -1, 0, 1, 2 }.Select(shape.Following).ShouldBe([0, 1, 2, 0]);
    }

    [Fact]
    public void Following_AfterAValueInAnotherOrder_IsThatOrder()
    {
        SecretShape shape = new(true, Key("a"), Key("b"), Key("c"));
        Parse("""{"c":"3","a":"1","b":"2"}""", Strings(shape)).Count.ShouldBe(3);

        new[] { -1, 2, 0, 1 }.Select(shape.Following).ShouldBe([2, 0, 1, 2]);
        Parse("""{"b":"2","c":"3","a":"1"}""", Strings(shape)).Count.ShouldBe(3);
        new[] { -1, 1, 2, 0 }.Select(shape.Following).ShouldBe([1, 2, 0, 1]);
    }

    [Fact]
    public void Following_SeveralKeysInAnotherPlace_AreAllRemembered()
    {
        SecretShape shape = new(true, Key("a"), Key("b"), Key("c"), Key("d"));
        Parse("""{"d":"4","b":"2","a":"1","c":"3"}""", Strings(shape)).Count.ShouldBe(4);

        new[] { -1, 3, 1, 0 }.Select(shape.Following).ShouldBe([3, 1, 0, 2]);
    }

    [Fact]
    public void Call_NullArgument_NamesIt()
    {
        SecretReadFunc<int> nothing = static (ref SecretReader _) => 0;
        foreach (var (action, parameter) in new (Action, string)[]
        {
            (() => SecretReader.Parse("{}"u8, isBinary: false, null!, "v1", nothing), "secretName"),
            (() => SecretReader.Parse("{}"u8, isBinary: false, "s", null!, nothing), "versionId"),
            (() => SecretReader.Parse<int>("{}"u8, isBinary: false, "s", "v1", null!), "read"),
            (() => SecretReader.Parse(null!, nothing), "payload"),
            (() => SecretReader.Describe<int>(null!), "read"),
            (() => _ = new SecretShape(true, null!), "keys"),
            (() => Parse("{}", static (ref SecretReader reader) =>
            {
                reader.StartObject(null!);
                return 0;
            }), "shape"),
            (() => Parse("{}", static (ref SecretReader reader) =>
            {
                reader.StartList(null!);
                return 0;
            }), "shape"),
            (() => Parse("{}", static (ref SecretReader reader) =>
            {
                reader.StartValue(null!);
                return 0;
            }), "key"),
            (() => Parse("{}", static (ref SecretReader reader) => reader.ReadAlternative(null!)), "alternatives"),
            (() => Parse("{}", static (ref SecretReader reader) => reader.ReadList<int>(null!)), "readItem"),
            (() => Parse("{}", static (ref SecretReader reader) => reader.ReadMap<int>(null!)), "readValue"),
        })
        {
            Should.Throw<ArgumentNullException>(action).ParamName.ShouldBe(parameter);
        }
    }

    private static KeyMatch Find(SecretShape shape, string name) => shape.Find(Encoding.UTF8.GetBytes(name));
}
