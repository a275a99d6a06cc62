#if NET
using Bytes = System.ReadOnlySpan<byte>;
#else
using Bytes = System.Byte[];
#endif

using System.Globalization;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Interprets the stored bytes of a secret as text. Stores, readers, the validator and the command line share this definition.</summary>
/// <remarks>
/// A value is text when it is UTF-8, whether it was stored as text (<c>SecretString</c>), as bytes (<c>SecretBinary</c>) or in a file. A byte order
/// mark is not part of the text. When the whole secret is a single text, neither is one line end at its end, which editors and
/// <c>echo</c> add.
/// </remarks>
internal static class StoredText
{
    private const int ByteOrderMarkLength = 3;
    private const string NotUtf8 = "not UTF-8 text";
    private const string EightBitText = "text in another encoding, such as Windows-1252";

    // Shorter values are random bytes too often.
    private const int ShortestEightBitText = 8;

    /// <summary>Gets the description of bytes that are not UTF-8 text; null when they are text.</summary>
    /// <param name="value">The stored bytes.</param>
    /// <param name="start">The index of the text after the byte order mark.</param>
    internal static string? FindProblem(Bytes value, out int start)
    {
        start = StartsWith(value, 0xEF, 0xBB, 0xBF) ? ByteOrderMarkLength : 0;
        if (FindOtherEncoding(value) is { } encoding)
        {
            return $"{NotUtf8} but {encoding}";
        }

        var valid = ValidLength(value);
        if (valid == value.Length)
        {
            return null;
        }

        var format = FindFormat(value) is { } name ? $" but {name}" : string.Empty;
        return $"{NotUtf8}{format}: invalid at byte {valid.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Determines whether a problem that <see cref="FindProblem"/> found is that a text has another encoding.</summary>
    internal static bool IsOtherEncoding(string problem) =>
        problem.StartsWith(NotUtf8 + " but UTF-", StringComparison.Ordinal) || problem.StartsWith(NotUtf8 + " but " + EightBitText, StringComparison.Ordinal);

    /// <summary>Gets the length of a text without one line end (LF, CRLF or CR) at its end.</summary>
    internal static int LengthWithoutLineEnd(Bytes text)
    {
        var length = text.Length;
        length -= length > 0 && text[length - 1] == '\n' ? 1 : 0;
        return length - (length > 0 && text[length - 1] == '\r' ? 1 : 0);
    }

    /// <summary>Removes the byte order mark and one line end from a decoded text, which is a whole secret.</summary>
    internal static string Unwrap(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var end = text.Length;
        end -= end > start && text[end - 1] == '\n' ? 1 : 0;
        end -= end > start && text[end - 1] == '\r' ? 1 : 0;
        return end - start == text.Length ? text : text.Substring(start, end - start);
    }

    // UTF-16 and UTF-32 of ASCII without a byte order mark are valid UTF-8, with NUL characters.
    private static string? FindOtherEncoding(Bytes value) =>
        StartsWith(value, 0xFF, 0xFE, 0, 0) || StartsWith(value, 0, 0, 0xFE, 0xFF) ? "UTF-32 text"
        : StartsWith(value, 0xFF, 0xFE) || IsWide(value, nulAt: 1) ? "UTF-16 text (little endian)"
        : StartsWith(value, 0xFE, 0xFF) || IsWide(value, nulAt: 0) ? "UTF-16 text (big endian)"
        : null;

    private static string? FindFormat(Bytes value) =>
        StartsWith(value, 0x1F, 0x8B) ? "gzip data"
        : StartsWith(value, 0x50, 0x4B, 0x03, 0x04) ? "a ZIP archive"
        : StartsWith(value, 0xFE, 0xED, 0xFE, 0xED) ? "a Java key store"
        : StartsWith(value, 0x30, 0x82) ? "DER data (a certificate, a key or a PKCS #12 file)"
        : IsEightBitText(value) ? EightBitText
        : null;

    // No control characters, and either the brackets of JSON or XML, or mostly ASCII. Random bytes, such as keys, are neither.
    private static bool IsEightBitText(Bytes value)
    {
        var (start, end, ascii) = (0, value.Length - 1, 0);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is 0x7F or (< 0x20 and not (0x09 or 0x0A or 0x0D)))
            {
                return false;
            }

            ascii += value[i] < 0x80 ? 1 : 0;
        }

        while (start < end && value[start] <= 0x20)
        {
            start++;
        }

        while (end > start && value[end] <= 0x20)
        {
            end--;
        }

        return value.Length >= ShortestEightBitText
            && ((value[start], value[end]) is ((byte)'{', (byte)'}') or ((byte)'[', (byte)']') or ((byte)'<', (byte)'>') || ascii >= (value.Length * 3 / 4));
    }

    private static bool IsWide(Bytes value, int nulAt)
    {
        if (value.Length < 2 || value.Length % 2 != 0)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i += 2)
        {
            if (value[i + nulAt] != 0 || value[i + 1 - nulAt] == 0)
            {
                return false;
            }
        }

        return true;
    }

    // Without an array of the bytes to compare with: every read of a secret calls it.
    private static bool StartsWith(Bytes value, byte first, byte second) => value.Length >= 2 && value[0] == first && value[1] == second;

    private static bool StartsWith(Bytes value, byte first, byte second, byte third) =>
        StartsWith(value, first, second) && value.Length >= 3 && value[2] == third;

    private static bool StartsWith(Bytes value, byte first, byte second, byte third, byte fourth) =>
        StartsWith(value, first, second, third) && value.Length >= 4 && value[3] == fourth;

    /// <summary>Gets the number of bytes at the start that are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).</summary>
    internal static int ValidLength(Bytes bytes)
    {
#if NET
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return bytes.Length;
        }
#endif
        var at = 0;
        while (at < bytes.Length && SequenceLength(bytes, at) is > 0 and var length)
        {
            at += length;
        }

        return at;
    }

    private static int SequenceLength(Bytes bytes, int at)
    {
        // The range of the second byte excludes overlong forms, surrogates and values above U+10FFFF.
        var (length, low, high) = bytes[at] switch
        {
            < 0x80 => (1, 0, 0),
            >= 0xC2 and <= 0xDF => (2, 0x80, 0xBF),
            0xE0 => (3, 0xA0, 0xBF),
            0xED => (3, 0x80, 0x9F),
            >= 0xE1 and <= 0xEF => (3, 0x80, 0xBF),
            0xF0 => (4, 0x90, 0xBF),
            >= 0xF1 and <= 0xF3 => (4, 0x80, 0xBF),
            0xF4 => (4, 0x80, 0x8F),
            _ => (0, 0, 0),
        };
        if (length <= 1)
        {
            return length;
        }

        if (at + length > bytes.Length || bytes[at + 1] < low || bytes[at + 1] > high)
        {
            return 0;
        }

        for (var i = 2; i < length; i++)
        {
            if (bytes[at + i] is < 0x80 or > 0xBF)
            {
                return 0;
            }
        }

        return length;
    }
}
