using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Genie.TypedSecrets;

/// <summary>Holds keys and values as UTF-8 text in one buffer, in the order in which they were added, with an index for finding a key.</summary>
/// <remarks>
/// A dictionary of strings takes four times the memory. Immutable and thread-safe. Text is made when it is read.
/// </remarks>
internal sealed class UntypedValues
{
    private readonly byte[] _text;

    // The ends of key 0, value 0, key 1, value 1, … in the text.
    private readonly int[] _ends;

    // The positions of the keys, sorted by the bytes of the keys.
    private readonly int[] _sorted;

    private UntypedValues(byte[] text, int[] ends)
    {
        _text = text;
        _ends = ends;
        _sorted = [.. Enumerable.Range(0, ends.Length / 2)];
        Array.Sort(_sorted, (left, right) => KeyText(left).SequenceCompareTo(KeyText(right)));
    }

    internal int Count => _sorted.Length;

    /// <summary>Copies keys with their values. Each key appears once.</summary>
    internal static UntypedValues From(IReadOnlyCollection<KeyValuePair<string, string>> values)
    {
        var text = new byte[values.Sum(static pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value))];
        var ends = new int[values.Count * 2];
        var (end, part) = (0, 0);
        foreach (var (key, value) in values)
        {
            ends[part++] = end += Encoding.UTF8.GetBytes(key, text.AsSpan(end));
            ends[part++] = end += Encoding.UTF8.GetBytes(value, text.AsSpan(end));
        }

        return new(text, ends);
    }

    /// <summary>Returns the position of a key; negative if there is none.</summary>
    internal int IndexOf(string key)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(key.Length);
        Span<byte> text = longest <= 256 ? stackalloc byte[longest] : new byte[longest];
        if (Utf8.FromUtf16(key, text, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return -1;
        }

        text = text[..length];
        var (low, high) = (0, _sorted.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = KeyText(_sorted[middle]).SequenceCompareTo(text);
            if (order == 0)
            {
                return _sorted[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    internal string Key(int index) => Encoding.UTF8.GetString(KeyText(index));

    internal string Value(int index) => Encoding.UTF8.GetString(_text.AsSpan(_ends[index * 2].._ends[(index * 2) + 1]));

    private ReadOnlySpan<byte> KeyText(int index) => _text.AsSpan((index == 0 ? 0 : _ends[(index * 2) - 1]).._ends[index * 2]);
}
