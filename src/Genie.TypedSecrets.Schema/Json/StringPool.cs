namespace Genie.TypedSecrets.Schema.Json;

/// <summary>
/// Creates the short strings of one JSON text, the same instance for the same characters where the last such string is still known: a schema repeats
/// the names of its keywords at every key.
/// </summary>
internal sealed class StringPool(string text)
{
    private const int Size = 64;
    private const int MaxLength = 24;

    // Created with the first string.
    private string?[]? _strings;

    /// <summary>Gets the string at a place in the text.</summary>
    /// <param name="start">The position at which it begins.</param>
    /// <param name="length">Its length.</param>
    internal string Get(int start, int length)
    {
        if (length is 0 or > MaxLength)
        {
            return text.Substring(start, length);
        }

        var hash = (length * 31) + (text[start] * 7) + text[start + length - 1];
        ref var known = ref (_strings ??= new string?[Size])[hash & (Size - 1)];
        return known is not null && known.Length == length && string.CompareOrdinal(text, start, known, 0, length) == 0
            ? known
            : known = text.Substring(start, length);
    }
}
