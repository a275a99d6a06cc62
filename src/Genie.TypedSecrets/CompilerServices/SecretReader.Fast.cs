using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>
/// The fast path. Each method either reads what matches the schema, or gives up and returns a placeholder, for every reason. After that nothing is
/// found any more, so generated code ends soon, and the path that reports begins.
/// </content>
public ref partial struct SecretReader
{
    // Nothing of the path that reports is created.
    private SecretReader(ReadOnlySpan<byte> text)
        : this()
    {
        _isFast = true;
        _state = ReadState.None;
        _notStarted = text;
        _current = s_anyItem;
    }

    /// <summary>Reads a whole value on the fast path.</summary>
    /// <returns>False where the other path must read it: it violates the schema, or it has something that only the other path reads.</returns>
    internal static bool TryParseFast<T>(ReadOnlySpan<byte> value, SecretReadFunc<T> read, [MaybeNullWhen(false)] out T result)
    {
        if (value.Length == 0 || value[0] is not ((byte)'{' or (byte)'[' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            // Plain text, bytes, or text with a byte order mark.
            result = default;
            return false;
        }

        var reader = new SecretReader(value);
        result = read(ref reader);

        // The position is 0 if nothing was read, and after the reader has given up.
        return reader._depth == 0 && reader._scanner.Position > 0 && reader._scanner.IsAtEnd();
    }

    // Returns false, so that methods that try something can end with it.
    private bool GiveUp()
    {
        _scanner = default;
        _notStarted = default;
        return false;
    }

    // Begins the text with the outermost object or list.
    private void StartFast()
    {
        if (_notStarted.Length > 0)
        {
            _scanner = new JsonScanner(_notStarted);
            _notStarted = default;
        }
    }

    // Begins an object or a list.
    private bool TryOpenFast(byte bracket)
    {
        if (!_scanner.TryRead(bracket) || _depth >= MaxDepth)
        {
            return GiveUp();
        }

        _depth++;
        return true;
    }

    // Ends an object or a list.
    private bool TryCloseFast(byte bracket)
    {
        if (!_scanner.TryRead(bracket))
        {
            return false;
        }

        _depth--;
        return true;
    }

    // The scanner is at the first byte of the value.
    private void SkipValueFast()
    {
        var start = _scanner;
        if (_scanner.TryReadString(out var text) && text.IsPlainAscii)
        {
            return;
        }

        _scanner = start;

        // The other reader takes 0 as the default depth.
        if (_depth >= MaxDepth || !_scanner.TrySkipValue(MaxDepth - _depth))
        {
            GiveUp();
        }
    }
}
