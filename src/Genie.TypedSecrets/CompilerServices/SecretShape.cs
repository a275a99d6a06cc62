using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Describes the keys of a JSON object in the order of the schema. Only generated code uses it.</summary>
/// <remarks>Thread-safe, and immutable except for the order of the keys in the last value, from which the next key is guessed. Create it once: it keeps the names in the form that every read compares with.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretShape
{
    private readonly SecretKey[] _keys;
    private KeyNames? _names;

    // The index of the key to expect first, and after each key the index of the one to expect then. Null for the order of the schema.
    private int[]? _order;
    private string[]? _jsonNames;

    /// <summary>Initializes a shape.</summary>
    /// <param name="allowsAdditionalKeys">Whether a value may have other keys. They are skipped.</param>
    /// <param name="keys">The keys in the order of the schema.</param>
    public SecretShape(bool allowsAdditionalKeys, params SecretKey[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        AllowsAdditionalKeys = allowsAdditionalKeys;
        _keys = [.. keys];
        for (var i = 0; i < Math.Min(_keys.Length, 64); i++)
        {
            FirstRequired |= _keys[i].IsRequired ? 1UL << i : 0;
        }
    }

    /// <summary>Gets a value that indicates whether a value may have other keys.</summary>
    public bool AllowsAdditionalKeys { get; }

    /// <summary>Gets the keys in the order of the schema.</summary>
    public IReadOnlyList<SecretKey> Keys => _keys;

    /// <summary>Gets the map of the keys that the schema does not name, or <see langword="null"/> if they are skipped or rejected.</summary>
    public SecretKey? Additional { get; init; }

    /// <summary>Gets the minimum number of keys, named or not. The default is 0.</summary>
    public int MinProperties { get; init; }

    /// <summary>Gets the maximum number of keys, named or not. By default there is no limit.</summary>
    public int MaxProperties { get; init; } = int.MaxValue;

    /// <summary>Gets the rules about which keys must be present together.</summary>
    public IReadOnlyList<SecretKeyRule> Rules { get; init; } = [];

    /// <summary>Gets a value that indicates whether numbers, booleans, objects and lists must not be stored as text. It applies to what the object contains, too.</summary>
    public bool IsStrict { get; init; }

    internal ReadOnlySpan<SecretKey> KeySpan => _keys;

    internal int IndexOf(string jsonName) => Array.FindIndex(_keys, key => key.JsonName == jsonName);

    /// <summary>Gets one bit for each required key, of the first 64 keys.</summary>
    internal ulong FirstRequired { get; }

    internal bool HasOnlyOwnNames => !Names.HasFormerNames;

    // Created by the first name that is not the expected one. Two threads may both create it; either instance can be used.
    private KeyNames Names => _names ??= new(_keys);

    /// <summary>Gets the names of the keys, for near matches.</summary>
    internal IReadOnlyList<string> JsonNames => _jsonNames ??= [.. _keys.Select(static key => key.JsonName)];

    /// <summary>Gets the index of the key to expect.</summary>
    /// <param name="previous">The index of the key before it; -1 for the first key.</param>
    internal int Following(int previous)
    {
        var following = _order is { } order ? order[previous + 1] : previous + 1;
        return following < _keys.Length ? following : 0;
    }

    /// <summary>Expects a key where it was found, the next time: serializers write every version of a secret in the same order.</summary>
    /// <param name="previous">The index of the key before it; -1 for the first key.</param>
    /// <param name="index">The index of the key.</param>
    internal void Expect(int previous, int index)
    {
        // Two threads may both create it, or write different orders. Either order can be used: a wrong guess costs time only.
        var order = _order ??= [.. Enumerable.Range(0, _keys.Length + 1)];
        order[previous + 1] = index;
    }

    /// <summary>Finds the key of a property name.</summary>
    /// <param name="json">A reader at the property name.</param>
    internal KeyMatch Find(ref readonly Utf8JsonReader json)
    {
        if (json.ValueIsEscaped)
        {
            return JsonText.TryRead(in json, out var name) ? Find(Encoding.UTF8.GetBytes(name)) : KeyMatch.None;
        }

        return Find(json.ValueSpan);
    }

    /// <summary>Finds the key of a property name.</summary>
    /// <param name="name">The name in UTF-8.</param>
    internal KeyMatch Find(ReadOnlySpan<byte> name) => Names.Find(name);
}

/// <summary>Represents the key of a property name.</summary>
/// <param name="Index">Its index in the shape; -1 when the shape has no such name.</param>
/// <param name="Rank">0 for the current name of the key, 1 and up for its former names. The lowest rank takes precedence.</param>
/// <param name="Name">The name in the value.</param>
internal readonly record struct KeyMatch(int Index, int Rank, string Name)
{
    internal static KeyMatch None => new(-1, 0, string.Empty);
}
