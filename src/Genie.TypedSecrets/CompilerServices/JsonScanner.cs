using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using System.Text.Unicode;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>
/// Scans JSON text token by token, for the caller that knows which token to expect. A method that does not find it returns false, without a reason,
/// and skips at most white space. <see cref="Utf8JsonReader"/> finds the reason.
/// </summary>
/// <remarks>It accepts only what <see cref="Utf8JsonReader"/> accepts. The default instance is an empty text, in which nothing is found.</remarks>
internal ref struct JsonScanner(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Gets the index of the next byte.</summary>
    internal int Position { get; private set; }

    /// <summary>Skips white space, and gets the next byte; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte Peek()
    {
        while ((uint)Position < (uint)_text.Length)
        {
            var next = _text[Position];
            if (next > ' ' || next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return next;
            }

            Position++;
        }

        return 0;
    }

    /// <summary>Skips white space, and gets whether nothing follows.</summary>
    internal bool IsAtEnd() => Peek() == 0 && Position == _text.Length;

    /// <summary>Skips white space, and reads a byte.</summary>
    internal bool TryRead(byte expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Reads bytes that follow without white space before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadExactly(ReadOnlySpan<byte> expected)
    {
        if (!_text[Position..].StartsWith(expected))
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    /// <summary>Skips white space, and reads a string.</summary>
    internal bool TryReadString(out ScannedString value)
    {
        value = default;
        if (Peek() != '"')
        {
            return false;
        }

        var start = Position + 1;
        bool isAscii = true, isEscaped = false;
        for (var at = start; FindEndOfPlainText(ref at, ref isAscii);)
        {
            switch (_text[at])
            {
                case (byte)'"':
                    value = new(_text[(start - 1)..(at + 1)], isAscii, isEscaped);
                    Position = at + 1;
                    return true;
                case (byte)'\\':
                    // The reader that decodes the escape checks it.
                    isEscaped = true;
                    at += 2;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Reads an integer of at most 18 digits, without fraction and exponent.</summary>
    internal bool TryReadInteger(out long value)
    {
        value = 0;
        var rest = _text[Position..];
        var isNegative = rest.Length > 0 && rest[0] == '-';
        var start = isNegative ? 1 : 0;
        var at = start;
        for (; at < rest.Length && (uint)(rest[at] - '0') <= 9; at++)
        {
            value = unchecked((value * 10) + (rest[at] - '0'));
        }

        var isPlain = at - start is > 0 and <= 18 && (rest[start] != '0' || at - start == 1)
            && at < rest.Length && rest[at] is not ((byte)'.' or (byte)'e' or (byte)'E');
        value = isNegative ? -value : value;
        Position += isPlain ? at : 0;
        return isPlain;
    }

    /// <summary>Reads the characters that numbers consist of. The caller parses them.</summary>
    internal ReadOnlySpan<byte> ReadNumber()
    {
        var start = Position;
        while ((uint)Position < (uint)_text.Length && _text[Position] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E')
        {
            Position++;
        }

        return _text[start..Position];
    }

    /// <summary>Creates a reader at the value that begins here.</summary>
    /// <param name="maxDepth">The maximum depth of objects and arrays in the value.</param>
    internal readonly Utf8JsonReader CreateReader(int maxDepth)
    {
        var json = new Utf8JsonReader(_text[Position..], new JsonReaderOptions { MaxDepth = maxDepth });
        json.Read();
        return json;
    }

    /// <summary>Skips the value that begins here.</summary>
    /// <param name="maxDepth">The maximum depth of objects and arrays in the value.</param>
    internal bool TrySkipValue(int maxDepth)
    {
        try
        {
            var json = CreateReader(maxDepth);
            json.Skip();
            return TrySkip((int)json.BytesConsumed);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Skips bytes that a reader has read; returns false if they are not UTF-8.</summary>
    internal bool TrySkip(int length)
    {
        var skipped = _text.Slice(Position, length);
        Position += length;
        return Utf8.IsValid(skipped);
    }

    // Advances to the next quote, backslash or control character.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool FindEndOfPlainText(ref int at, ref bool isAscii)
    {
        var all = _text;
        var other = 0u;
        for (; at <= all.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(all), (nuint)at);
            var ends = (Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
            var highBits = bytes.ExtractMostSignificantBits();
            if (ends != 0)
            {
                var count = BitOperations.TrailingZeroCount(ends);
                other |= highBits & ((1u << count) - 1);
                isAscii &= other == 0;
                at += count;
                return true;
            }

            other |= highBits;
        }

        for (; (uint)at < (uint)all.Length; at++)
        {
            var next = all[at];
            if (next is (byte)'"' or (byte)'\\' or < (byte)' ')
            {
                isAscii &= other == 0;
                return true;
            }

            other |= next & 0x80u;
        }

        return false;
    }
}

/// <summary>Represents a string that <see cref="JsonScanner"/> has found.</summary>
/// <param name="token">Its text with the quotes.</param>
/// <param name="isAscii">Whether all its bytes are ASCII.</param>
/// <param name="isEscaped">Whether it has escapes, which have not been checked.</param>
internal readonly ref struct ScannedString(ReadOnlySpan<byte> token, bool isAscii, bool isEscaped)
{
    private readonly ReadOnlySpan<byte> _token = token;

    /// <summary>Gets a value indicating whether the text has escapes.</summary>
    internal bool IsEscaped { get; } = isEscaped;

    /// <summary>Gets a value indicating whether the text is ASCII without escapes.</summary>
    internal bool IsPlainAscii => isAscii && !IsEscaped;

    /// <summary>Gets the text between the quotes, as it is written.</summary>
    internal ReadOnlySpan<byte> Utf8 => _token[1..^1];

    /// <summary>Decodes the text; returns false if it is not well-formed.</summary>
    internal bool TryToString([NotNullWhen(true)] out string? text)
    {
        if (!IsEscaped)
        {
            // Latin-1 contains ASCII, and its decoder only widens the bytes.
            text = isAscii ? System.Text.Encoding.Latin1.GetString(Utf8) : System.Text.Unicode.Utf8.IsValid(Utf8) ? System.Text.Encoding.UTF8.GetString(Utf8) : null;
            return text is not null;
        }

        text = null;
        return TryCreateReader(out var json) && JsonText.TryRead(in json, out text);
    }

    /// <summary>Decodes the text into a buffer that its owner can overwrite; returns false if it is not well-formed.</summary>
    internal bool TryCopy(Span<char> destination, out int length)
    {
        length = 0;
        if (!IsEscaped)
        {
            return System.Text.Unicode.Utf8.ToUtf16(Utf8, destination, out _, out length, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done;
        }

        return TryCreateReader(out var json) && JsonText.TryCopy(in json, destination, out length);
    }

    private bool TryCreateReader(out Utf8JsonReader json)
    {
        json = new Utf8JsonReader(_token);
        try
        {
            return json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
