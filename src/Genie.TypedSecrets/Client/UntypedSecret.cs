using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets;

/// <summary>Represents a secret without a schema: the keys of a JSON object, each with its value as text.</summary>
/// <remarks>
/// Immutable and thread-safe. The value of a JSON string is its text; any other value is its JSON text (<c>5432</c>, <c>true</c>,
/// <c>{"a":1}</c>). Keys are case-sensitive and enumerate in the order of the stored value.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[SuppressMessage("Naming", "CA1710", Justification = "It is primarily a secret and only then a collection.")]
public sealed class UntypedSecret : IReadOnlyDictionary<string, Secret<string>>
{
    private readonly List<KeyValuePair<string, Secret<string>>> _inOrder;
    private readonly Dictionary<string, Secret<string>> _values;

    internal UntypedSecret(string name, string versionId, IEnumerable<KeyValuePair<string, Secret<string>>> values)
    {
        Name = name;
        VersionId = versionId;
        _inOrder = [.. values];
        _values = new(_inOrder, StringComparer.Ordinal);
    }

    /// <summary>Gets the name of the secret.</summary>
    public string Name { get; }

    /// <summary>Gets the id of the version.</summary>
    public string VersionId { get; }

    /// <inheritdoc/>
    public int Count => _inOrder.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _inOrder.Select(static pair => pair.Key);

    /// <inheritdoc/>
    public IEnumerable<Secret<string>> Values => _inOrder.Select(static pair => pair.Value);

    /// <summary>Gets the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="SecretKeyNotFoundException">The secret has no such key. The message lists its keys.</exception>
    public Secret<string> this[string key] =>
        TryGetValue(key, out var value) ? value : throw new SecretKeyNotFoundException(Name, key, [.. Keys]);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out Secret<string> value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Secret<string>>> GetEnumerator() => _inOrder.GetEnumerator();

    /// <summary>Returns the name of the secret and its keys, never a value.</summary>
    public override string ToString() => $"{Name} {{ {string.Join(", ", Keys)} }}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
