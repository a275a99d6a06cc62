using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Tests that a read leaves nothing in the state that the next read of the same thread gets.</summary>
public sealed class SecretReaderStateTests
{
    private static readonly SecretShape s_closed = new(allowsAdditionalKeys: false, Key("a"), Key("b"));

    [Fact]
    public void Parse_AfterRejectedValues_ReportsOnlyItsOwnViolations()
    {
        Violations("""{"a":"x","b":"y","c":1}""", Strings(s_closed)).ShouldHaveSingleItem();
        Violations("""{"a":"x"}""", Strings(s_closed)).ShouldHaveSingleItem();
        Violations("""{"a":"x","b":""", Strings(s_closed)).ShouldHaveSingleItem();

        Parse("""{"b":"y","a":"x"}""", Strings(s_closed)).ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "x", ["b"] = "y" }, ignoreOrder: true);
        Violations("""{"a":"x"}""", Strings(s_closed)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Parse_AfterAStrictValue_IsNotStrict()
    {
        SecretShape strict = new(allowsAdditionalKeys: true, Key("n")) { IsStrict = true };
        Parse("""{"n":1}""", Number(strict)).ShouldBe(1);

        Parse("""{"n":"1"}""", Number(new(allowsAdditionalKeys: true, Key("n")))).ShouldBe(1);
    }

    [Fact]
    public void Parse_WithinAnotherRead_ChangesNeither()
    {
        var read = Parse("""{"a":"x","b":"y"}""", (ref SecretReader reader) =>
        {
            reader.StartObject(s_closed);
            reader.ReadKey(out _).ShouldBeTrue();
            var first = reader.ReadString();
            var inner = Parse("""{"b":"inner","a":"other"}""", Strings(s_closed));
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
            reader.StartObject(s_closed);
            _ = reader.ReadKey(out _);
            throw new InvalidOperationException();
        }));

        Parse("""{"a":"x","b":"y"}""", Strings(s_closed)).Count.ShouldBe(2);
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
