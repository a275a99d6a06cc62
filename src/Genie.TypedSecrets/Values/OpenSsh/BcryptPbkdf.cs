using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Genie.TypedSecrets.OpenSsh;

/// <summary>Derives keys from passphrases as OpenSSH does for private keys: bcrypt_pbkdf of OpenBSD.</summary>
internal static class BcryptPbkdf
{
    private const int HashSize = 32;

    /// <summary>Derives a key.</summary>
    /// <param name="passphrase">The passphrase.</param>
    /// <param name="salt">The salt.</param>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="key">Receives the key.</param>
    internal static void Derive(ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt, int rounds, Span<byte> key)
    {
        Span<byte> hashedPassphrase = stackalloc byte[SHA512.HashSizeInBytes];
        Span<byte> hashedSalt = stackalloc byte[SHA512.HashSizeInBytes];
        Span<byte> block = stackalloc byte[HashSize];
        Span<byte> hash = stackalloc byte[HashSize];
        var numberedSalt = new byte[salt.Length + sizeof(uint)];
        salt.CopyTo(numberedSalt);
        SHA512.HashData(passphrase, hashedPassphrase);

        // The bytes of each block are spread over the whole key.
        var stride = (key.Length + HashSize - 1) / HashSize;
        for (var number = 0; number < stride; number++)
        {
            BinaryPrimitives.WriteInt32BigEndian(numberedSalt.AsSpan(salt.Length), number + 1);
            SHA512.HashData(numberedSalt, hashedSalt);
            Hash(hashedPassphrase, hashedSalt, hash);
            hash.CopyTo(block);
            for (var round = 1; round < rounds; round++)
            {
                SHA512.HashData(hash, hashedSalt);
                Hash(hashedPassphrase, hashedSalt, hash);
                for (var i = 0; i < HashSize; i++)
                {
                    block[i] ^= hash[i];
                }
            }

            for (var i = number; i < key.Length; i += stride)
            {
                key[i] = block[i / stride];
            }
        }

        CryptographicOperations.ZeroMemory(hashedPassphrase);
        CryptographicOperations.ZeroMemory(block);
        CryptographicOperations.ZeroMemory(hash);
    }

    private static void Hash(ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt, Span<byte> result)
    {
        using Blowfish cipher = new();
        cipher.Expand(passphrase, salt);
        for (var i = 0; i < 64; i++)
        {
            cipher.Expand(salt);
            cipher.Expand(passphrase);
        }

        "OxychromaticBlowfishSwatDynamite"u8.CopyTo(result);
        for (var at = 0; at < HashSize; at += 2 * sizeof(uint))
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(result[at..]);
            var right = BinaryPrimitives.ReadUInt32BigEndian(result[(at + sizeof(uint))..]);
            for (var i = 0; i < 64; i++)
            {
                cipher.Encrypt(ref left, ref right);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(result[at..], left);
            BinaryPrimitives.WriteUInt32LittleEndian(result[(at + sizeof(uint))..], right);
        }
    }
}
