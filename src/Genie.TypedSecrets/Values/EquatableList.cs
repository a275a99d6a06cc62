using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Represents an immutable list that is compared by its elements.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <remarks>Thread-safe. <see cref="ToString"/> returns the number of elements, never the elements.</remarks>
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

    /// <summary>Returns the elements without copying them.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Returns an enumerator that does not allocate in a <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>Determines whether both lists have equal elements in the same order.</summary>
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

        // All elements are compared, so that the time does not reveal the position of the first difference.
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
            hash.Add(SecretEquality.GetHashCode(item));
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the number of elements, <c>3 items</c>, never the elements.</summary>
    public override string ToString() => Count == 1 ? "1 item" : $"{Count} items";

    /// <summary>Determines whether the lists have equal elements.</summary>
    /// <param name="left">The first list.</param>
    /// <param name="right">The second list.</param>
    public static bool operator ==(EquatableList<T>? left, EquatableList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Determines whether the lists have different elements.</summary>
    /// <param name="left">The first list.</param>
    /// <param name="right">The second list.</param>
    public static bool operator !=(EquatableList<T>? left, EquatableList<T>? right) => !(left == right);

    /// <summary>Enumerates the elements of an <see cref="EquatableList{T}"/>.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>Gets the current element.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Moves to the next element.</summary>
        /// <returns><see langword="false"/> after the last element.</returns>
        public bool MoveNext() => ++_index < _items.Length;
    }
}

/// <summary>Creates instances of <see cref="EquatableList{T}"/>, also from collection expressions.</summary>
public static class EquatableList
{
    /// <summary>Creates a list from a copy of the elements.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? EquatableList<T>.Empty : new(items.ToArray());

    /// <summary>Creates a list from a copy of a sequence.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items) => Create<T>(items.ToArray());
}
