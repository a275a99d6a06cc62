using System.Text.Json;

namespace Genie.TypedSecrets.Tests.Values;

/// <summary>Tests of <see cref="EquatableDictionary{TKey, TValue}"/>.</summary>
public sealed class EquatableDictionaryTests
{
    private static readonly EquatableDictionary<string, Secret<string>> s_keys = [new("b", new("CANARY-1")), new("a", new("CANARY-2"))];

    [Fact]
    public void Entries_OfACopy_KeepTheirOrder()
    {
        s_keys.Keys.ShouldBe(["b", "a"]);
        s_keys.Values.Select(value => value.Reveal()).ShouldBe(["CANARY-1", "CANARY-2"]);
        s_keys["a"].Reveal().ShouldBe("CANARY-2");
        s_keys.ContainsKey("A").ShouldBeFalse();
        s_keys.TryGetValue("A", out _).ShouldBeFalse();
        s_keys.Count.ShouldBe(2);
        foreach (var (key, value) in s_keys)
        {
            s_keys[key].ShouldBe(value);
        }
    }

    [Fact]
    public void Equals_SameEntriesInAnotherOrder_IsTrue()
    {
        EquatableDictionary<string, Secret<string>> other = [new("a", new("CANARY-2")), new("b", new("CANARY-1"))];

        (s_keys == other).ShouldBeTrue();
        s_keys.GetHashCode().ShouldBe(other.GetHashCode());
        (s_keys != other.Append(new("c", new("x"))).ToEquatableDictionary()).ShouldBeTrue();
        s_keys.Equals([new("b", new("CANARY-1")), new("a", new("other"))]).ShouldBeFalse();
        s_keys.Equals([new("b", new("CANARY-1")), new("c", new("CANARY-2"))]).ShouldBeFalse();
        s_keys.Equals(null).ShouldBeFalse();
    }

    [Fact]
    public void Text_OfAnyKind_HasNoValues()
    {
        s_keys.ToString().ShouldBe("2 entries");
        s_keys.Take(1).ToEquatableDictionary().ToString().ShouldBe("1 entry");
        JsonSerializer.Serialize(s_keys).ShouldBe("""{"b":"***","a":"***"}""");
        Should.Throw<NotSupportedException>(() => JsonSerializer.Deserialize<EquatableDictionary<string, string>>("{}"));
    }

    [Fact]
    public void Text_WithSensitiveKeys_HasNoKeys()
    {
        var hidden = new EquatableDictionary<string, int>([new("CANARY", 1)], hidesKeys: true);

        JsonSerializer.Serialize(hidden).ShouldBe("\"1 entry\"");
        Should.Throw<KeyNotFoundException>(() => hidden["OTHER"]).Message.ShouldNotContain("OTHER");
        Should.Throw<KeyNotFoundException>(() => s_keys["other"]).Message.ShouldBe("None of the 2 entries has the key 'other'. Use TryGetValue where the key may be missing.");
    }

    [Fact]
    public void Create_RepeatedKey_ThrowsWithoutIt() =>
        Should.Throw<ArgumentException>(() => new[] { KeyValuePair.Create("CANARY", 1), KeyValuePair.Create("CANARY", 2) }.ToEquatableDictionary()).Message.ShouldNotContain("CANARY");
}
