using System.Text;
using Genie.TypedSecrets.Schema.Collections;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Planning;

/// <summary>
/// Represents the text of a generated file as the parts that the pipeline keeps to compare: the compiler reads them where they are, so that no text is
/// copied when it is added to the compilation.
/// </summary>
internal sealed class PartsText : SourceText
{
    private readonly EquatableArray<string> _parts;

    // The position of each part in the text.
    private readonly int[] _starts;

    // The part that was read last: a text is read from its beginning to its end. Any part can be read by any thread.
    private int _last;

    internal PartsText(EquatableArray<string> parts)
    {
        _parts = parts;
        _starts = new int[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            _starts[i] = Length;
            Length += parts[i].Length;
        }
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length { get; }

    /// <inheritdoc/>
    public override char this[int position]
    {
        get
        {
            var part = PartAt(position);
            return _parts[part][position - _starts[part]];
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        while (count > 0)
        {
            var part = PartAt(sourceIndex);
            var start = sourceIndex - _starts[part];
            var length = Math.Min(count, _parts[part].Length - start);
            _parts[part].CopyTo(start, destination, destinationIndex, length);
            sourceIndex += length;
            destinationIndex += length;
            count -= length;
        }
    }

    private int PartAt(int position)
    {
        var last = _last;
        if (position < _starts[last] || position - _starts[last] >= _parts[last].Length)
        {
            // The complement of the index of the next part, unless a part begins there.
            var found = Array.BinarySearch(_starts, position);
            last = found < 0 ? ~found - 1 : found;
            while (_parts[last].Length == 0)
            {
                last++;
            }

            _last = last;
        }

        return last;
    }
}
