using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>
/// Encrypts and decrypts the files of a data directory with AES-256-GCM: a format version (1 byte), the nonce (12), the tag (16), the ciphertext. The file's name is
/// authenticated, so that files can't be exchanged.
/// </summary>
internal static class EncryptedFile
{
    internal const int KeyLength = 32;

    private const byte FormatVersion = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;

    internal static byte[] Encrypt(string name, ReadOnlySpan<byte> content, ReadOnlySpan<byte> key)
    {
        var file = new byte[HeaderLength + content.Length];
        file[0] = FormatVersion;
        RandomNumberGenerator.Fill(file.AsSpan(1, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(file.AsSpan(1, NonceLength), content, file.AsSpan(HeaderLength), file.AsSpan(1 + NonceLength, TagLength), Encoding.UTF8.GetBytes(name));
        return file;
    }

    /// <summary>Decrypts a file; null if it is damaged, another one, or was written with another key.</summary>
    internal static byte[]? Decrypt(string name, ReadOnlySpan<byte> file, ReadOnlySpan<byte> key)
    {
        if (file.Length < HeaderLength || file[0] != FormatVersion)
        {
            return null;
        }

        var content = new byte[file.Length - HeaderLength];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(file.Slice(1, NonceLength), file[HeaderLength..], file.Slice(1 + NonceLength, TagLength), content, Encoding.UTF8.GetBytes(name));
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
