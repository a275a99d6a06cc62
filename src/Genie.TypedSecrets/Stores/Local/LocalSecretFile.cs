using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Reads and writes the file format of a secret: a plain header, then the encrypted versions. The header is authenticated with them, so
/// the file of one secret cannot replace the file of another, and parts of two files cannot be combined.
/// </summary>
/// <remarks>
/// Header: <c>GENIESEC</c>, the format's version (1 byte), the key's id (8), the nonce (12), the name's length (2, little endian) and the name
/// (UTF-8). Then the ciphertext, and its tag (16).
/// </remarks>
internal static class LocalSecretFile
{
    /// <summary>The maximum length of a file: more than two versions of the longest value require.</summary>
    internal const int MaxLength = (2 * SecretValue.MaxLength) + 4096;

    private const byte FormatVersion = 1;
    private const int KeyIdAt = 9;
    private const int NonceAt = KeyIdAt + LocalKey.IdLength;
    private const int NameLengthAt = NonceAt + LocalKey.NonceLength;
    private const int NameAt = NameLengthAt + 2;

    private static ReadOnlySpan<byte> Magic => "GENIESEC"u8;

    /// <summary>Encodes the file of a secret with a new nonce.</summary>
    internal static byte[] Encode(string name, StoredSecret secret, LocalKey key)
    {
        var body = StoredSecretBody.Encode(secret);
        try
        {
            var nameLength = Encoding.UTF8.GetByteCount(name);
            var file = new byte[NameAt + nameLength + body.Length + LocalKey.TagLength];
            Magic.CopyTo(file);
            file[Magic.Length] = FormatVersion;
            key.Id.CopyTo(file, KeyIdAt);
            RandomNumberGenerator.Fill(file.AsSpan(NonceAt, LocalKey.NonceLength));
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(NameLengthAt), (ushort)nameLength);
            Encoding.UTF8.GetBytes(name, file.AsSpan(NameAt));

            var header = file.AsSpan(0, NameAt + nameLength);
            key.Encrypt(Nonce(file), body, file.AsSpan(header.Length, body.Length), file.AsSpan(header.Length + body.Length), header);
            return file;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    /// <summary>Decodes the secret in a file.</summary>
    /// <exception cref="LocalFileException">The file is damaged, belongs to another secret, or was encrypted with another key.</exception>
    internal static StoredSecret Decode(string name, ReadOnlySpan<byte> file, LocalKey key)
    {
        if (DecodeName(file) != name)
        {
            throw new LocalFileException(LocalFileProblem.Damaged, "It contains another secret than its file name says.");
        }

        if (!file.Slice(KeyIdAt, LocalKey.IdLength).SequenceEqual(key.Id))
        {
            throw new LocalFileException(LocalFileProblem.WrongKey, "It was written with another key.");
        }

        var headerLength = HeaderLength(file);
        var body = new byte[file.Length - headerLength - LocalKey.TagLength];
        try
        {
            key.Decrypt(Nonce(file), file[headerLength..^LocalKey.TagLength], file[^LocalKey.TagLength..], body, file[..headerLength]);
            return StoredSecretBody.Decode(body);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new LocalFileException(LocalFileProblem.Damaged, "It was changed or damaged since it was written.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    /// <summary>Decodes the name of the secret in the header, which is not authenticated yet.</summary>
    /// <exception cref="LocalFileException">The file is damaged.</exception>
    internal static string DecodeName(ReadOnlySpan<byte> file)
    {
        if (file.Length < NameAt || !file.StartsWith(Magic))
        {
            throw new LocalFileException(LocalFileProblem.Damaged, "It is truncated, or not a file of this store.");
        }

        if (file[Magic.Length] != FormatVersion)
        {
            throw new LocalFileException(LocalFileProblem.NewerFormat, $"It has the format version {file[Magic.Length]}, and this release of the library supports version {FormatVersion} only.");
        }

        var headerLength = HeaderLength(file);
        return file.Length >= headerLength + LocalKey.TagLength
            ? Encoding.UTF8.GetString(file[NameAt..headerLength])
            : throw new LocalFileException(LocalFileProblem.Damaged, "It is truncated.");
    }

    private static int HeaderLength(ReadOnlySpan<byte> file) => NameAt + BinaryPrimitives.ReadUInt16LittleEndian(file[NameLengthAt..]);

    private static ReadOnlySpan<byte> Nonce(ReadOnlySpan<byte> file) => file.Slice(NonceAt, LocalKey.NonceLength);
}
