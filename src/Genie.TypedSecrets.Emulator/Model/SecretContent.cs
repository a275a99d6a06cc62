using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents a version's value: text or bytes. Immutable; displayed as <c>***</c>.</summary>
internal sealed class SecretContent(byte[] bytes, bool isBinary)
{
    /// <summary>The longest value in bytes (the quota "Secret value size").</summary>
    internal const int MaxLength = 65_536;

    internal bool IsBinary => isBinary;

    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Gets the value as responses contain it: the text, or the bytes in Base64.</summary>
    internal string Encoded => isBinary ? Convert.ToBase64String(bytes) : Encoding.UTF8.GetString(bytes);

    internal static SecretContent OfText(string text) => new(Encoding.UTF8.GetBytes(text), isBinary: false);

    internal bool IsSameAs(SecretContent other) =>
        isBinary == other.IsBinary && CryptographicOperations.FixedTimeEquals(bytes, other.Bytes);

    internal SecretContent Copy() => new(bytes.ToArray(), isBinary);

    internal void Wipe() => CryptographicOperations.ZeroMemory(bytes);

    public override string ToString() => "***";
}
