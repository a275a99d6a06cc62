namespace Genie.TypedSecrets.Schema.Text;

/// <summary>Finds the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).</summary>
internal static class StrictUtf8
{
    /// <summary>The number of bytes that are well-formed UTF-8, counted from the start.</summary>
    internal static int ValidLength(byte[] bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var length = SequenceLength(bytes, at);
            if (length == 0)
            {
                return at;
            }

            at += length;
        }

        return at;
    }

    private static int SequenceLength(byte[] bytes, int at)
    {
        // The second byte's range carries the rules about overlong forms, surrogates and the upper end.
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
