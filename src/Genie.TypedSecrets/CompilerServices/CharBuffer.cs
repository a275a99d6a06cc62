using System.Buffers;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Characters of a value on the way to a type that is not a string. Disposing wipes them.</summary>
internal ref struct CharBuffer
{
    private char[]? _rented;
    private int _length;

    internal CharBuffer(int capacity) => _rented = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 1));

    /// <summary>The whole room there is, to be written to.</summary>
    internal readonly Span<char> Room => _rented;

    internal readonly ReadOnlySpan<char> Chars => _rented.AsSpan(0, _length);

    internal void SetLength(int length) => _length = length;

    /// <summary>Wipes the characters and gives the buffer back.</summary>
    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }
    }
}
