using System.Text;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Specifies what a base64 text encodes.</summary>
internal enum EncodedFileKind
{
    /// <summary>No file that is recognized. Most tokens can be decoded too, so a text of this kind is a text.</summary>
    None,

    /// <summary>JSON text, such as the key file of a Google Cloud service account.</summary>
    Json,

    /// <summary>Another file: a key store, a certificate, an archive, or text with several lines.</summary>
    Other,
}

/// <summary>Recognizes files in base64, which tools store in secrets because JSON cannot contain bytes.</summary>
internal static class EncodedFile
{
    // A shorter text can begin like a file by chance.
    private const int ShortestFile = 72;
    private const int ShortestText = 24;

    /// <summary>Gets the kind of content that a base64 text encodes. The text can be wrapped and without padding.</summary>
    internal static EncodedFileKind KindOf(string text)
    {
        var standard = new char[text.Length + 3];
        var length = Encodings.ToStandardBase64(text, standard);
        var bytes = new byte[length];
        if (!Convert.TryFromBase64Chars(standard.AsSpan(0, length), bytes, out var count))
        {
            return EncodedFileKind.None;
        }

        var kind = KindOf(bytes.AsSpan(0, count));
        bytes.AsSpan().Clear();
        standard.AsSpan().Clear();
        return kind;
    }

    private static EncodedFileKind KindOf(ReadOnlySpan<byte> content) =>
        content.Length >= ShortestFile && IsBinaryFile(content) ? EncodedFileKind.Other
        : content.Length < ShortestText || !IsText(content) ? EncodedFileKind.None
        : Encoding.UTF8.GetString(content) is var text && IsJson(text) ? EncodedFileKind.Json
        : text.AsSpan().TrimEnd().Contains('\n') || text.AsSpan().TrimStart() is ['<', ..] ? EncodedFileKind.Other
        : EncodedFileKind.None;

    // Java key stores, DER and BER (certificates, keys, PKCS #12), gzip and ZIP.
    private static bool IsBinaryFile(ReadOnlySpan<byte> content) => content is
        [0xFE, 0xED, 0xFE, 0xED, ..] or [0xCE, 0xCE, 0xCE, 0xCE, ..]
        or [0x30, 0x81, > 0x40, 0x02 or 0x30, ..] or [0x30, 0x82, _, _, 0x02 or 0x30, ..] or [0x30, 0x80, 0x02, ..]
        or [0x1F, 0x8B, 0x08, ..] or [(byte)'P', (byte)'K', 0x03, 0x04, ..];

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        foreach (var value in content)
        {
            if (value is 0x7F or (< 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r')))
            {
                return false;
            }
        }

        return StoredText.FindProblem(content, out _) is null;
    }

    private static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..] && JsonReader.Read(text, DuplicateKeys.Allow).IsValid;
}
