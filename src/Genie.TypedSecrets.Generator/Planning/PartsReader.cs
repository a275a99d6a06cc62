namespace Genie.TypedSecrets.Generator.Planning;

/// <summary>
/// Reads the parts of a text one after another. A shared file of many categories is long: as one string it would be copied, and kept on the heap
/// for large objects, whose collection is expensive.
/// </summary>
internal sealed class PartsReader(IReadOnlyList<string> parts) : TextReader
{
    private int _part;
    private int _position;

    /// <inheritdoc/>
    public override int Peek() => MoveToText() ? parts[_part][_position] : -1;

    /// <inheritdoc/>
    public override int Read() => MoveToText() ? parts[_part][_position++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var start = index;
        while (count > 0 && MoveToText())
        {
            var length = Math.Min(count, parts[_part].Length - _position);
            parts[_part].CopyTo(_position, buffer, index, length);
            _position += length;
            index += length;
            count -= length;
        }

        return index - start;
    }

    private bool MoveToText()
    {
        while (_part < parts.Count && _position == parts[_part].Length)
        {
            _part++;
            _position = 0;
        }

        return _part < parts.Count;
    }
}
