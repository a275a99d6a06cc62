using System.Buffers;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Holds characters of a value while they are converted to another type than string. Disposing it overwrites them.</summary>
internal ref struct CharBuffer
{
    private char[]? _rented;
    private int _length;

    internal CharBuffer(int capacity) => _rented = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 1));

    /// <summary>Gets the whole buffer, to be written to.</summary>
    internal readonly Span<char> Span => _rented;

    /// <summary>Gets the whole buffer as an array.</summary>
    internal readonly char[] Buffer => _rented!;

    internal readonly ReadOnlySpan<char> Chars => _rented.AsSpan(0, _length);

    internal void SetLength(int length) => _length = length;

    /// <summary>Overwrites the characters and returns the buffer to the pool.</summary>
    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }
    }
}
