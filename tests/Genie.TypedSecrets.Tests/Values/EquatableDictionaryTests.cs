using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Genie.TypedSecrets.Tests.Values;

/// <summary>Tests of <see cref="EquatableDictionary{TKey, TValue}"/>.</summary>
public sealed class EquatableDictionaryTests
{
    private readonly EquatableDictionary<string, Secret<string>> _keys = [new("b", new("CANARY-1")), new("a", new("CANARY-2"))];

    [Fact]
    public void Entries_OfACopy_KeepTheirOrder()
    {
        _keys.Keys.ShouldBe(["b", "a"]);
        _keys.Values.Select(value => value.Reveal()).ShouldBe(["CANARY-1", "CANARY-2"]);
        _keys["a"].Reveal().ShouldBe("CANARY-2");
        _keys.ContainsKey("A").ShouldBeFalse();
        _keys.TryGetValue("A", out _).ShouldBeFalse();
        _keys.Count.ShouldBe(2);
        foreach (var (key, value) in _keys)
        {
            _keys[key].ShouldBe(value);
        }
    }

    [Fact]
    public void Equals_SameEntriesInAnotherOrder_IsTrue()
    {
        EquatableDictionary<string, Secret<string>> other = [new("a", new("CANARY-2")), new("b", new("CANARY-1"))];

        (_keys == other).ShouldBeTrue();
        _keys.GetHashCode().ShouldBe(other.GetHashCode());
        (_keys != other.Append(new("c", new("x"))).ToEquatableDictionary()).ShouldBeTrue();
        _keys.Equals([new("b", new("CANARY-1")), new("a", new("other"))]).ShouldBeFalse();
        _keys.Equals([new("b", new("CANARY-1")), new("c", new("CANARY-2"))]).ShouldBeFalse();
        _keys.Equals(null).ShouldBeFalse();
    }

    [Fact]
    public void Equals_AnyNumberOfEntries_ComparesEachOfThem()
    {
        for (var count = 0; count < 4; count++)
        {
            var one = Numbered(count, first: 1);

            one.Equals(Numbered(count, first: 1)).ShouldBeTrue();
            one.Equals(one).ShouldBeTrue();
            one.Equals(Numbered(count, first: 9)).ShouldBe(count == 0);
        }
    }

    [Fact]
    public void Operators_WithNull_FollowIt()
    {
        EquatableDictionary<string, Secret<string>>? none = null;

        (_keys == none).ShouldBeFalse();
        (none == _keys).ShouldBeFalse();
        (none != _keys).ShouldBeTrue();
        (none == null).ShouldBeTrue();
    }

    [Fact]
    public void GetHashCode_OfManyDictionaries_SpreadsThem() =>
        Enumerable.Range(0, 100).Select(first => Numbered(count: 8, first).GetHashCode()).Distinct().Count().ShouldBeGreaterThan(90);

    [Fact]
    public void Create_NoEntries_ReturnsTheSameInstance()
    {
        EquatableDictionary<string, int> none = [];

        none.ShouldBeSameAs(Array.Empty<KeyValuePair<string, int>>().ToEquatableDictionary());
        none.Count.ShouldBe(0);
    }

    [Fact]
    public void Debugger_WithSensitiveKeys_ShowsTheValuesOnly()
    {
        ItemsInTheDebugger(new EquatableDictionary<string, int>([new("CANARY", 1)], hidesKeys: true)).ShouldBe([1]);
        ItemsInTheDebugger(new EquatableDictionary<string, int>([new("a", 1)], hidesKeys: false)).ShouldBe([KeyValuePair.Create("a", 1)]);
    }

    [Fact]
    public void Text_OfAnyKind_HasNoValues()
    {
        _keys.ToString().ShouldBe("2 entries");
        _keys.Take(1).ToEquatableDictionary().ToString().ShouldBe("1 entry");
        JsonSerializer.Serialize(_keys).ShouldBe("""{"b":"***","a":"***"}""");
        Should.Throw<NotSupportedException>(() => JsonSerializer.Deserialize<EquatableDictionary<string, string>>("{}"));
    }

    [Fact]
    public void Text_WithSensitiveKeys_HasNoKeys()
    {
        var hidden = new EquatableDictionary<string, int>([new("CANARY", 1)], hidesKeys: true);

        JsonSerializer.Serialize(hidden).ShouldBe("\"1 entry\"");
        Should.Throw<KeyNotFoundException>(() => hidden["OTHER"]).Message.ShouldBe("None of the 1 entry has this key. Use TryGetValue where the key may be missing.");
        Should.Throw<KeyNotFoundException>(() => _keys["other"]).Message.ShouldBe("None of the 2 entries has the key 'other'. Use TryGetValue where the key may be missing.");
    }

    [Fact]
    public void Create_RepeatedKey_ThrowsWithoutIt() =>
        Should.Throw<ArgumentException>(() => new[] { KeyValuePair.Create("CANARY", 1), KeyValuePair.Create("CANARY", 2) }.ToEquatableDictionary())
            .Message.ShouldBe("Two entries have the same key. Each key can appear once. (Parameter 'entries')");

    private static EquatableDictionary<string, int> Numbered(int count, int first) =>
        Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"key-{i}", first + i)).ToEquatableDictionary();

    private static IEnumerable<object?> ItemsInTheDebugger<T>(T dictionary)
    {
        var items = typeof(T).GetProperties(BindingFlags.NonPublic | BindingFlags.Instance)
            .Single(property => property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State == DebuggerBrowsableState.RootHidden);
        return ((Array)items.GetValue(dictionary)!).Cast<object?>();
    }
}
