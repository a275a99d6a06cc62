using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Tests that a read leaves nothing in the state that the next read of the same thread gets.</summary>
public sealed class SecretReaderStateTests
{
    private static SecretShape Closed => new(allowsAdditionalKeys: false, Key("a"), Key("b"));

    [Fact]
    public void Parse_AfterRejectedValues_ReportsOnlyItsOwnViolations()
    {
        Violations("""{"a":"x","b":"y","c":1}""", Strings(Closed)).ShouldHaveSingleItem();
        Violations("""{"a":"x"}""", Strings(Closed)).ShouldHaveSingleItem();
        Violations("""{"a":"x","b":""", Strings(Closed)).ShouldHaveSingleItem();

        Parse("""{"b":"y","a":"x"}""", Strings(Closed)).ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "x", ["b"] = "y" }, ignoreOrder: true);
        Violations("""{"a":"x"}""", Strings(Closed)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Parse_AfterAStrictValue_IsNotStrict()
    {
        SecretShape strict = new(allowsAdditionalKeys: true, Key("n")) { IsStrict = true };
        foreach (var parse in new Func<string, SecretReadFunc<int>, int>[] { Parse, ParseReporting })
        {
            parse("""{"n":1}""", Number(strict)).ShouldBe(1);
            parse("""{"n":"1"}""", Number(new(allowsAdditionalKeys: true, Key("n")))).ShouldBe(1);
        }
    }

    [Fact]
    public void Parse_AfterAReadThatStoppedInsideAnObject_HasItsOwnPaths()
    {
        SecretShape outer = new(allowsAdditionalKeys: true, Key("outer"));
        ParseReporting("""{"outer":{"a":"x","b":"y"}}""", (ref SecretReader reader) =>
        {
            reader.StartObject(outer);
            reader.ReadKey(out _).ShouldBeTrue();
            reader.StartObject(Closed);
            reader.ReadKey(out _).ShouldBeTrue();
            return reader.ReadString();
        }).ShouldBe("x");

        Violations("""{"a":"x"}""", Strings(Closed)).ShouldBe(["/b: required key is missing: expected a string"]);
    }

    [Fact]
    public void Return_AcceptedValue_IsUsedByTheNextReadOfTheThreadWithoutItsContent()
    {
        var first = ReadState.Rent();
        var budget = first.Budget;
        first.Budget.ShouldBeSameAs(budget);
        first.IsStrict = true;
        first.Return();

        ParseReporting("""{"a":"x","b":"y"}""", Strings(Closed)).Count.ShouldBe(2);

        var next = ReadState.Rent();
        next.ShouldBeSameAs(first);
        (next.IsStrict, next.HasViolations, next.Top).ShouldBe((false, false, null));
        next.Budget.ShouldNotBeSameAs(budget);
        ReadState.Rent().ShouldNotBeSameAs(next);
    }

    [Fact]
    public void Return_StateWithViolationsOrAnOpenObject_IsNotUsedAgain()
    {
        var rejected = ReadState.Rent();
        rejected.Add("/a", "problem");
        rejected.Return();
        ReadState.Rent().ShouldNotBeSameAs(rejected);

        var open = ReadState.Rent();
        open.PushObject(Closed);
        open.Return();
        ReadState.Rent().ShouldNotBeSameAs(open);
    }

    [Fact]
    public void Pop_Object_KeepsNoNamesOfItsKeys()
    {
        var state = ReadState.Rent();
        var frame = state.PushObject(Closed);
        frame.EntryName = "name";
        frame.AddUnknown("name");
        (frame.IsEntry, frame.IsPastEnd, frame.Count, frame.MissingFrom) = (true, true, 1, 1);
        frame.SetFound(new KeyMatch(0, 0, "a"));
        frame.SetNull(0);

        state.Pop();

        (frame.EntryName, frame.FindMisspelled("name"), frame.PathFromRoot(), frame.Shape).ShouldBe((string.Empty, null, string.Empty, null));
        (frame.IsEntry, frame.IsPastEnd, frame.Count, frame.MissingFrom, frame.IsFound(0)).ShouldBe((false, false, 0, 0, false));
        state.Top.ShouldBeNull();
        state.PushObject(Closed).ShouldBeSameAs(frame);
        state.PushObject(Closed).ShouldNotBeSameAs(frame);
    }

    [Fact]
    public void Parse_PatternsThatTakeTooLong_ShareTheTimeOfTheValue()
    {
        SecretKey key = new("k", isRequired: true, isSensitive: true) { Items = new(string.Empty, true, true) { Pattern = "^(?:(?!b)(?:a|aa))+$" } };

        Violations($$"""{"k":["{{new string('a', 60)}}!","a"]}""", One(key, static (ref SecretReader reader) => reader.ReadList(static (ref SecretReader item) => item.ReadString())))
            .ShouldBe(["/k/0: matching the schema's pattern took too long: simplify the pattern", "/k/1: matching the schema's pattern took too long: simplify the pattern"]);
    }

    [Fact]
    public void Parse_WithinAnotherRead_ChangesNeither()
    {
        var read = Parse("""{"a":"x","b":"y"}""", (ref SecretReader reader) =>
        {
            reader.StartObject(Closed);
            reader.ReadKey(out _).ShouldBeTrue();
            var first = reader.ReadString();
            var inner = Parse("""{"b":"inner","a":"other"}""", Strings(Closed));
            reader.ReadKey(out var key).ShouldBeTrue();
            key.ShouldBe(1);
            return $"{first}{reader.ReadString()}{inner["a"]}{reader.ReadKey(out _)}";
        });

        read.ShouldBe("xyotherFalse");
    }

    [Fact]
    public void Parse_ReadFunctionThrows_NextReadIsComplete()
    {
        Should.Throw<InvalidOperationException>(() => Parse<string>("""{"a":"x","b":"y"}""", static (ref SecretReader reader) =>
        {
            reader.StartObject(Closed);
            _ = reader.ReadKey(out _);
            throw new InvalidOperationException();
        }));

        Parse("""{"a":"x","b":"y"}""", Strings(Closed)).Count.ShouldBe(2);
    }

    private static SecretKey Key(string name) => new(name, isRequired: true, isSensitive: true);

    private static SecretReadFunc<int> Number(SecretShape shape) => (ref SecretReader reader) =>
    {
        var number = 0;
        reader.StartObject(shape);
        while (reader.ReadKey(out _))
        {
            number = reader.ReadInt32();
        }

        return number;
    };
}
