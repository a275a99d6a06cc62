#if NET
using System.Buffers;
using System.Text;
using System.Text.Json;
using Bytes = System.ReadOnlySpan<byte>;
using Chars = System.ReadOnlySpan<char>;
#else
using System.Text;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Bytes = System.Byte[];
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Validates text whose content is JSON (RFC 8259): one value of any kind, nested at most 64 levels deep.</summary>
internal static class JsonTexts
{
#if NET
    internal static bool IsJson(Chars text)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var result = IsJson(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)));
        ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        return result;
    }

    internal static bool IsJson(Bytes utf8)
    {
        var json = new Utf8JsonReader(utf8);
        try
        {
            while (json.Read())
            {
            }

            return StoredText.ValidLength(utf8) == utf8.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }
#else
    internal static bool IsJson(Chars text) =>
        !text.StartsWith("\uFEFF", StringComparison.Ordinal) && JsonReader.Read(text, DuplicateKeys.Allow).Errors.All(error => error.Rule == SchemaRules.LoneSurrogate);

    internal static bool IsJson(Bytes utf8) => StoredText.ValidLength(utf8) == utf8.Length && IsJson(Encoding.UTF8.GetString(utf8));
#endif

    /// <summary>Determines whether a text is base64 of JSON text in UTF-8.</summary>
    internal static bool IsJsonInBase64(Chars text)
    {
        if (!Encodings.IsBase64(text))
        {
            return false;
        }

        var standard = new char[text.Length + 3];
        var bytes = Convert.FromBase64CharArray(standard, 0, Encodings.ToStandardBase64(text, standard));
        var result = IsJson(bytes);
        Array.Clear(standard, 0, standard.Length);
        Array.Clear(bytes, 0, bytes.Length);
        return result;
    }
}
