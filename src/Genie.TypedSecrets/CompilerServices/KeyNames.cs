using System.Text;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Finds keys by their current and former names in constant time, so that unknown names cost no more in a large shape. Immutable and thread-safe.</summary>
internal sealed class KeyNames
{
    private const int End = 0;

    private readonly byte[][] _utf8Names;
    private readonly KeyMatch[] _matches;

    // A hash table with chains: the first entry of each bucket, and the next entry of each entry. Entries count from 1, so that 0 ends a chain and
    // nothing has to be filled: a vectorized fill is code that every process compiles when it starts.
    private readonly int[] _first;
    private readonly int[] _next;

    internal KeyNames(SecretKey[] keys)
    {
        _matches = Matches(keys);
        HasFormerNames = _matches.Length > keys.Length;
        _utf8Names = new byte[_matches.Length][];
        for (var i = 0; i < _matches.Length; i++)
        {
            _utf8Names[i] = Encoding.UTF8.GetBytes(_matches[i].Name);
        }

        _first = new int[Math.Max(1, _matches.Length)];
        _next = new int[_matches.Length];

        // Added from the last one, so that a chain begins with the own names in the order of the schema.
        for (var i = _matches.Length - 1; i >= 0; i--)
        {
            ref var first = ref _first[BucketOf(_utf8Names[i])];
            _next[i] = first;
            first = i + 1;
        }
    }

    internal bool HasFormerNames { get; }

    internal KeyMatch Find(ReadOnlySpan<byte> name)
    {
        for (var i = _first[BucketOf(name)]; i != End; i = _next[i - 1])
        {
            if (name.SequenceEqual(_utf8Names[i - 1]))
            {
                return _matches[i - 1];
            }
        }

        return KeyMatch.None;
    }

    // All own names, then the former ones. Loops, because each query over a struct is code that every process compiles when it starts.
    private static KeyMatch[] Matches(SecretKey[] keys)
    {
        var count = keys.Length;
        foreach (var key in keys)
        {
            count += key.FormerNames.Count;
        }

        var matches = new KeyMatch[count];
        var next = keys.Length;
        for (var index = 0; index < keys.Length; index++)
        {
            matches[index] = new(index, Rank: 0, keys[index].JsonName);
            for (var rank = 0; rank < keys[index].FormerNames.Count; rank++)
            {
                matches[next++] = new(index, rank + 1, keys[index].FormerNames[rank]);
            }
        }

        return matches;
    }

    // HashCode is seeded at random in each process, so that names cannot be chosen to collide.
    private uint BucketOf(ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name);
        return (uint)hash.ToHashCode() % (uint)_first.Length;
    }
}
