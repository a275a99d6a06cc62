namespace Genie.TypedSecrets.Stores;

/// <summary>Formats the ids of versions that the built-in stores create.</summary>
internal static class VersionIdText
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Formats an id as <see cref="Guid.ToString()"/> does.</summary>
    /// <remarks>That method is vectorized, which every process compiles when it starts: it takes a millisecond of the first read.</remarks>
    internal static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> text = stackalloc char[36];
        var at = 0;
        foreach (var value in bytes)
        {
            if (at is 8 or 13 or 18 or 23)
            {
                text[at++] = '-';
            }

            text[at++] = Digits[value >> 4];
            text[at++] = Digits[value & 0xF];
        }

        return new(text);
    }
}
