using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets;

/// <summary>Represents a secret without a schema: the keys of a JSON object, each with its value as text.</summary>
/// <remarks>
/// Immutable and thread-safe. Each read of a value allocates its text. The value of a JSON string is its text; any other value is its JSON text (<c>5432</c>, <c>true</c>,
/// <c>{"a":1}</c>). Keys are case-sensitive and enumerate in the order of the stored value.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[SuppressMessage("Naming", "CA1710", Justification = "It is primarily a secret and only then a collection.")]
public sealed class UntypedSecret : IReadOnlyDictionary<string, Secret<string>>
{
    private readonly UntypedValues _values;

    internal UntypedSecret(string name, string versionId, UntypedValues values)
    {
        Name = name;
        VersionId = versionId;
        _values = values;
    }

    /// <summary>Gets the name of the secret.</summary>
    public string Name { get; }

    /// <summary>Gets the id of the version.</summary>
    public string VersionId { get; }

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Enumerable.Range(0, Count).Select(_values.Key);

    /// <inheritdoc/>
    public IEnumerable<Secret<string>> Values => Enumerable.Range(0, Count).Select(ValueAt);

    /// <summary>Gets the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="SecretKeyNotFoundException">The secret has no such key. The message lists its keys.</exception>
    public Secret<string> this[string key] =>
        TryGetValue(key, out var value) ? value : throw new SecretKeyNotFoundException(Name, key, [.. Keys]);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, out Secret<string> value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? ValueAt(index) : default;
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Secret<string>>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new(_values.Key(i), ValueAt(i));
        }
    }

    /// <summary>Returns the name of the secret and its keys, never a value.</summary>
    public override string ToString() => $"{Name} {{ {string.Join(", ", Keys)} }}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Secret<string> ValueAt(int index) => new(_values.Value(index));

    private int IndexOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _values.IndexOf(key);
    }
}
