using System.Security.Cryptography;

namespace Genie.TypedSecrets.Stores;

/// <summary>Represents the key of a local store, which encrypts and decrypts with AES-256-GCM. Disposing it overwrites the key.</summary>
internal sealed class LocalKey : IDisposable
{
    internal const int Length = 32;
    internal const int IdLength = 8;
    internal const int NonceLength = 12;
    internal const int TagLength = 16;

    private readonly byte[] _key;
    private readonly AesGcm _cipher;

    /// <summary>Initializes the key and takes ownership of its bytes.</summary>
    internal LocalKey(byte[] key)
    {
        _key = key;
        _cipher = new AesGcm(key, TagLength);
        Id = HMACSHA256.HashData(key, "genie-secrets local key id"u8)[..IdLength];
    }

    /// <summary>Gets the id that each file contains, which distinguishes a wrong key from a damaged file. It reveals nothing about the key.</summary>
    internal byte[] Id { get; }

    internal void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData) =>
        _cipher.Encrypt(nonce, plaintext, ciphertext, tag, associatedData);

    /// <exception cref="AuthenticationTagMismatchException">The data was changed.</exception>
    internal void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData) =>
        _cipher.Decrypt(nonce, ciphertext, tag, plaintext, associatedData);

    public void Dispose()
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_key);
    }
}
