#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Finds a text in a list of allowed values in constant time, without copying it. Immutable and thread-safe.</summary>
internal sealed class AllowedTexts
{
    private const int MaxSearched = 8;

    private readonly IReadOnlyList<string> _values;
    private readonly Dictionary<int, List<int>>? _byHash;

    internal AllowedTexts(IReadOnlyList<string> values)
    {
        _values = values;
        if (values.Count <= MaxSearched)
        {
            return;
        }

        _byHash = [];
        for (var i = 0; i < values.Count; i++)
        {
            var hash = HashOf(values[i]);
            if (!_byHash.TryGetValue(hash, out var indices))
            {
                _byHash.Add(hash, indices = []);
            }

            indices.Add(i);
        }
    }

    /// <summary>Gets the index of the text, or -1.</summary>
    internal int IndexOf(Chars text)
    {
        if (_byHash is null)
        {
            for (var i = 0; i < _values.Count; i++)
            {
                if (AreEqual(text, _values[i]))
                {
                    return i;
                }
            }

            return -1;
        }

        if (_byHash.TryGetValue(HashOf(text), out var indices))
        {
            foreach (var index in indices)
            {
                if (AreEqual(text, _values[index]))
                {
                    return index;
                }
            }
        }

        return -1;
    }

    private static bool AreEqual(Chars text, string value) => value.Length == text.Length && Ascii.StartsWith(text, 0, value);

    // Both are seeded at random in each process, so that values cannot be chosen to collide.
    private static int HashOf(Chars text) =>
#if NET
        string.GetHashCode(text, StringComparison.Ordinal);
#else
        StringComparer.Ordinal.GetHashCode(text);
#endif
}
