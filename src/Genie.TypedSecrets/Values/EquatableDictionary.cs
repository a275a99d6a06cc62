using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>Represents an immutable dictionary that is compared by its entries and keeps their order.</summary>
/// <typeparam name="TKey">The type of the keys. Strings are compared ordinally.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <remarks>
/// Thread-safe. Two dictionaries are equal when they have equal keys with equal values, in any order. <see cref="ToString"/> returns the
/// number of entries, never keys or values.
/// </remarks>
[CollectionBuilder(typeof(EquatableDictionary), nameof(EquatableDictionary.Create))]
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(SecretJsonConverterFactory))]
public sealed class EquatableDictionary<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<EquatableDictionary<TKey, TValue>>, ISecretConverterSource
    where TKey : notnull
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly KeyValuePair<TKey, TValue>[] _entries;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Dictionary<TKey, int> _indices;

    // Takes ownership of the array: the caller must not keep it.
    internal EquatableDictionary(KeyValuePair<TKey, TValue>[] entries, bool hidesKeys)
    {
        _entries = entries;
        HidesKeys = hidesKeys;
        _indices = new(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            if (!_indices.TryAdd(entries[i].Key, i))
            {
                // Without the key, which can be sensitive.
                throw new ArgumentException("Two entries have the same key. Each key can appear once.", nameof(entries));
            }
        }
    }

    internal static EquatableDictionary<TKey, TValue> Empty { get; } = new([], hidesKeys: false);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <summary>Gets the keys in order.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IEnumerable<TKey> Keys => _entries.Select(static entry => entry.Key);

    /// <summary>Gets the values in order.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IEnumerable<TValue> Values => _entries.Select(static entry => entry.Value);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal bool HidesKeys { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    [SuppressMessage("CodeQuality", "IDE0051:Remove unused private members", Justification = "The debugger shows it.")]
    private Array DebuggerItems => HidesKeys ? Values.ToArray() : _entries;

    /// <summary>Gets the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The key does not exist. <see cref="TryGetValue"/> does not throw.</exception>
    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw NotFound(key);

    /// <inheritdoc/>
    public bool ContainsKey(TKey key) => _indices.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_indices.TryGetValue(key, out var index))
        {
            value = _entries[index].Value;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Returns an enumerator that does not allocate in a <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(_entries);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    /// <summary>Determines whether both dictionaries have equal keys with equal values, in any order.</summary>
    /// <param name="other">The dictionary to compare with.</param>
    public bool Equals(EquatableDictionary<TKey, TValue>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Count != other.Count)
        {
            return false;
        }

        // All values are compared, so that the time does not reveal the position of the first difference.
        var equal = true;
        foreach (var entry in _entries)
        {
            equal &= other.TryGetValue(entry.Key, out var value) && SecretEquality.AreEqual(entry.Value, value);
        }

        return equal;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableDictionary<TKey, TValue>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var entry in _entries)
        {
            hash ^= HashCode.Combine(entry.Key, SecretEquality.GetHashCode(entry.Value));
        }

        return hash;
    }

    /// <summary>Returns the number of entries, <c>3 entries</c>, never keys or values.</summary>
    public override string ToString() => Count == 1 ? "1 entry" : $"{Count} entries";

    JsonConverter ISecretConverterSource.CreateConverter() => new EquatableDictionaryConverter<TKey, TValue>();

    /// <summary>Determines whether the dictionaries have equal entries.</summary>
    /// <param name="left">The first dictionary.</param>
    /// <param name="right">The second dictionary.</param>
    public static bool operator ==(EquatableDictionary<TKey, TValue>? left, EquatableDictionary<TKey, TValue>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Determines whether the dictionaries have different entries.</summary>
    /// <param name="left">The first dictionary.</param>
    /// <param name="right">The second dictionary.</param>
    public static bool operator !=(EquatableDictionary<TKey, TValue>? left, EquatableDictionary<TKey, TValue>? right) => !(left == right);

    private KeyNotFoundException NotFound(TKey key) => new(
        HidesKeys
            ? $"None of the {this} has this key. Use TryGetValue where the key may be missing."
            : $"None of the {this} has the key '{DisplayText.CleanName($"{key}")}'. Use TryGetValue where the key may be missing.");

    /// <summary>Enumerates the entries of an <see cref="EquatableDictionary{TKey, TValue}"/>.</summary>
    public struct Enumerator
    {
        private readonly KeyValuePair<TKey, TValue>[] _entries;
        private int _index;

        internal Enumerator(KeyValuePair<TKey, TValue>[] entries)
        {
            _entries = entries;
            _index = -1;
        }

        /// <summary>Gets the current entry.</summary>
        public readonly KeyValuePair<TKey, TValue> Current => _entries[_index];

        /// <summary>Moves to the next entry.</summary>
        /// <returns><see langword="false"/> after the last entry.</returns>
        public bool MoveNext() => ++_index < _entries.Length;
    }
}

/// <summary>Creates instances of <see cref="EquatableDictionary{TKey, TValue}"/>, also from collection expressions.</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It creates instances of the dictionary of the same name.")]
public static class EquatableDictionary
{
    /// <summary>Creates a dictionary from a copy of the entries.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <exception cref="ArgumentException">Two entries have the same key.</exception>
    public static EquatableDictionary<TKey, TValue> Create<TKey, TValue>(ReadOnlySpan<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull => entries.IsEmpty ? EquatableDictionary<TKey, TValue>.Empty : new(entries.ToArray(), hidesKeys: false);

    /// <summary>Creates a dictionary from a copy of the entries.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <exception cref="ArgumentException">Two entries have the same key.</exception>
    public static EquatableDictionary<TKey, TValue> ToEquatableDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull => Create<TKey, TValue>(entries.ToArray());
}
