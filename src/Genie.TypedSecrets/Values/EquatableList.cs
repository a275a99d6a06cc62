using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>An immutable list that equals another one with equal elements in the same order.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <remarks>Thread-safe. <see cref="ToString"/> tells how many elements there are, never what they are.</remarks>
[CollectionBuilder(typeof(EquatableList), nameof(EquatableList.Create))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    private readonly T[] _items;

    internal EquatableList(T[] items) => _items = items;

    internal static EquatableList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The elements, without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Enumerates without allocating in a <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>Whether every element equals the one at the same place in <paramref name="other"/>.</summary>
    /// <param name="other">The list to compare with.</param>
    public bool Equals(EquatableList<T>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Count != other.Count)
        {
            return false;
        }

        // Every element is looked at: leaving at the first difference would tell its place.
        var equal = true;
        for (var i = 0; i < _items.Length; i++)
        {
            equal &= SecretEquality.AreEqual(_items[i], other._items[i]);
        }

        return equal;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>How many elements there are: <c>3 items</c>. Never what they are.</summary>
    public override string ToString() => Count == 1 ? "1 item" : $"{Count} items";

    /// <summary>Element-wise equality.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(EquatableList<T>? left, EquatableList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Element-wise inequality.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(EquatableList<T>? left, EquatableList<T>? right) => !(left == right);

    /// <summary>The enumerator of <see cref="EquatableList{T}"/>.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The element the enumerator stands at.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Moves to the next element.</summary>
        /// <returns><see langword="false"/> past the last one.</returns>
        public bool MoveNext() => ++_index < _items.Length;
    }
}

/// <summary>Builds <see cref="EquatableList{T}"/>s; collection expressions go through it.</summary>
public static class EquatableList
{
    /// <summary>Copies the elements.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements, in order.</param>
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? EquatableList<T>.Empty : new(items.ToArray());

    /// <summary>Copies a sequence.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements, in order.</param>
    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items) => Create<T>(items.ToArray());
}
