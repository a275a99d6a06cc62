namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Represents an object that the fast path reads: which of its keys it has met.</summary>
internal struct FastObject(SecretShape shape)
{
    private const int Bits = 64;

    // One bit for each of the first 64 keys, and for each of the others.
    private ulong _found;
    private ulong _nulls;
    private ulong[]? _otherFound;
    private HashSet<string>? _unknownNames;

    internal readonly SecretShape? Shape => shape;

    /// <summary>Gets the index of the last key that was met; -1 before the first one.</summary>
    internal int Last { get; private set; } = -1;

    /// <summary>Gets or sets the number of keys that are not null.</summary>
    internal int Count { get; set; }

    /// <summary>Gets or sets a value indicating whether a member has been read.</summary>
    internal bool HasMembers { get; set; }

    /// <summary>Gets or sets the name of the current key that the schema does not name.</summary>
    internal string? EntryName { get; set; }

    /// <summary>Records a key; returns false if the object has it already, by the same or another name.</summary>
    internal bool TryAdd(int index, int keyCount)
    {
        ref var bits = ref _found;
        if (index >= Bits)
        {
            _otherFound ??= new ulong[(keyCount / Bits) + 1];
            bits = ref _otherFound[index / Bits];
        }

        var bit = 1UL << index;
        var isNew = (bits & bit) == 0;
        bits |= bit;
        Last = index;
        return isNew;
    }

    /// <summary>Records a name that the schema does not have; returns false if the object has it already.</summary>
    internal bool TryAddUnknown(string name) => (_unknownNames ??= new(StringComparer.Ordinal)).Add(name);

    /// <summary>Gets whether a key of a shape was met.</summary>
    internal readonly bool IsFound(int index) =>
        ((index < Bits ? _found : _otherFound is null ? 0 : _otherFound[index / Bits]) & (1UL << index)) != 0;

    /// <summary>Gets whether all required keys of the shape were met.</summary>
    internal readonly bool HasRequiredKeys()
    {
        var required = shape.FirstRequired;
        if ((_found & required) != required)
        {
            return false;
        }

        var keys = shape.KeySpan;
        for (var i = Bits; i < keys.Length; i++)
        {
            if (keys[i].IsRequired && !IsFound(i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets whether a key has a value that is not null.</summary>
    internal readonly bool IsPresent(int index) => index >= 0 && IsFound(index) && (index >= Bits || (_nulls & (1UL << index)) == 0);

    /// <summary>Records that the value of a key is null; returns false if that cannot be recorded.</summary>
    internal bool TrySetNull(int index)
    {
        _nulls |= 1UL << index;
        return index < Bits;
    }
}

/// <summary>Represents an object that contains the one that the fast path reads.</summary>
internal sealed class FastFrame
{
    internal FastObject Object { get; set; }

    internal FastFrame? Outer { get; set; }
}
