using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.OpenSsh;

/// <summary>Represents the private key of a PEM block <c>OPENSSH PRIVATE KEY</c>, decrypted. Disposing it overwrites it.</summary>
/// <remarks>The format is described in <c>PROTOCOL.key</c> of OpenSSH.</remarks>
internal sealed class OpenSshKey : IDisposable
{
    internal const string Label = "OPENSSH PRIVATE KEY";

    // More would be a way to keep the process busy: ssh-keygen uses 16 or 24.
    private const uint MaxRounds = 1000;

    private readonly byte[] _private;

    private OpenSshKey(byte[] decrypted)
    {
        _private = decrypted;
    }

    /// <summary>Reads the content of a block.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="isEncrypted">Whether the key must be encrypted.</param>
    /// <param name="passphrase">The passphrase, if it is.</param>
    /// <exception cref="CryptographicException">The content is not such a key, the passphrase is wrong, or a passphrase is missing or not needed.</exception>
    internal static OpenSshKey Read(ReadOnlySpan<byte> content, bool isEncrypted, ReadOnlySpan<char> passphrase)
    {
        OpenSshReader reader = new(content);
        reader.Expect("openssh-key-v1\0"u8);
        var cipher = Encoding.ASCII.GetString(reader.ReadString());
        var derivation = Encoding.ASCII.GetString(reader.ReadString());
        OpenSshReader options = new(reader.ReadString());
        if (reader.ReadUInt32() != 1 || (cipher != "none") != isEncrypted)
        {
            throw new CryptographicException();
        }

        _ = reader.ReadString();
        var decrypted = reader.ReadString().ToArray();
        OpenSshKey key = new(decrypted);
        try
        {
            if (isEncrypted)
            {
                key.Decrypt(cipher, derivation, ref options, passphrase);
            }

            // The same number twice: otherwise the passphrase is wrong.
            OpenSshReader numbers = new(decrypted);
            return numbers.ReadUInt32() == numbers.ReadUInt32() ? key : throw new CryptographicException();
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_private);

    internal void Import(RSA key)
    {
        if (StartFields(out var fields) != "ssh-rsa")
        {
            throw new CryptographicException();
        }

        var modulus = fields.ReadInteger().ToArray();
        var exponent = fields.ReadInteger().ToArray();
        var size = modulus.Length;
        RSAParameters parameters = new() { Modulus = modulus, Exponent = exponent, D = Pad(fields.ReadInteger(), size), InverseQ = Pad(fields.ReadInteger(), (size + 1) / 2) };
        (parameters.P, parameters.Q) = (Pad(fields.ReadInteger(), (size + 1) / 2), Pad(fields.ReadInteger(), (size + 1) / 2));
        (parameters.DP, parameters.DQ) = (Reduce(parameters.D, parameters.P), Reduce(parameters.D, parameters.Q));
        try
        {
            key.ImportParameters(parameters);
        }
        finally
        {
            foreach (var part in new[] { parameters.D, parameters.P, parameters.Q, parameters.DP, parameters.DQ, parameters.InverseQ })
            {
                CryptographicOperations.ZeroMemory(part);
            }
        }
    }

    internal void Import(ECDsa key)
    {
        var (curve, size) = StartFields(out var fields) switch
        {
            "ecdsa-sha2-nistp256" => (ECCurve.NamedCurves.nistP256, 32),
            "ecdsa-sha2-nistp384" => (ECCurve.NamedCurves.nistP384, 48),
            "ecdsa-sha2-nistp521" => (ECCurve.NamedCurves.nistP521, 66),
            _ => throw new CryptographicException(),
        };
        _ = fields.ReadString();
        var point = fields.ReadString();
        if (point.Length != 1 + (2 * size) || point[0] != 4)
        {
            throw new CryptographicException();
        }

        var scalar = Pad(fields.ReadInteger(), size);
        try
        {
            key.ImportParameters(new() { Curve = curve, Q = new() { X = point[1..(1 + size)].ToArray(), Y = point[(1 + size)..].ToArray() }, D = scalar });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    private string StartFields(out OpenSshReader fields)
    {
        fields = new(_private.AsSpan(2 * sizeof(uint)));
        var kind = Encoding.ASCII.GetString(fields.ReadString());
        return kind == "ssh-ed25519"
            ? throw new UnsupportedKeyException(" The key is an Ed25519 key, which .NET does not support. Pass GetText() to an SSH library that supports it.")
            : kind;
    }

    private void Decrypt(string cipher, string derivation, ref OpenSshReader options, ReadOnlySpan<char> passphrase)
    {
        const int BlockSize = 16;
        var (keySize, isCounter) = cipher switch
        {
            "aes128-ctr" => (16, true),
            "aes192-ctr" => (24, true),
            "aes256-ctr" => (32, true),
            "aes128-cbc" => (16, false),
            "aes192-cbc" => (24, false),
            "aes256-cbc" => (32, false),
            _ => throw new UnsupportedKeyException(" Its cipher is not supported. Encrypt the key again with: ssh-keygen -p -Z aes256-ctr -f <file>"),
        };
        var salt = options.ReadString();
        var rounds = options.ReadUInt32();
        if (derivation != "bcrypt" || rounds is 0 or > MaxRounds || salt.IsEmpty || passphrase.Length == 0 || _private.Length % BlockSize != 0)
        {
            throw new CryptographicException();
        }

        var utf8 = new byte[Encoding.UTF8.GetByteCount(passphrase)];
        Encoding.UTF8.GetBytes(passphrase, utf8);
        var derived = new byte[keySize + BlockSize];
        BcryptPbkdf.Derive(utf8, salt, (int)rounds, derived);
        using var aes = Aes.Create();
        aes.Key = derived[..keySize];
        if (isCounter)
        {
            ApplyCounter(aes, derived.AsSpan(keySize));
        }
        else
        {
            aes.DecryptCbc(_private, derived.AsSpan(keySize), _private, PaddingMode.None);
        }

        CryptographicOperations.ZeroMemory(utf8);
        CryptographicOperations.ZeroMemory(derived);
    }

    // Counter mode, which .NET does not have: the encrypted numbers from the initial one on are combined with the text.
    private void ApplyCounter(Aes aes, Span<byte> counter)
    {
        Span<byte> stream = stackalloc byte[16];
        for (var at = 0; at < _private.Length; at += stream.Length)
        {
            aes.EncryptEcb(counter, stream, PaddingMode.None);
            for (var i = 0; i < stream.Length; i++)
            {
                _private[at + i] ^= stream[i];
            }

            BinaryPrimitives.WriteUInt128BigEndian(counter, BinaryPrimitives.ReadUInt128BigEndian(counter) + 1);
        }
    }

    private static byte[] Pad(ReadOnlySpan<byte> number, int size)
    {
        var padded = new byte[size];
        return number.Length > size ? throw new CryptographicException() : CopyToEnd(number, padded);
    }

    private static byte[] Reduce(byte[] exponent, byte[] prime)
    {
        var modulus = new BigInteger(prime, isUnsigned: true, isBigEndian: true) - 1;
        if (modulus.Sign <= 0)
        {
            throw new CryptographicException();
        }

        var reduced = (new BigInteger(exponent, isUnsigned: true, isBigEndian: true) % modulus).ToByteArray(isUnsigned: true, isBigEndian: true);
        return CopyToEnd(reduced, new byte[prime.Length]);
    }

    private static byte[] CopyToEnd(ReadOnlySpan<byte> number, byte[] padded)
    {
        number.CopyTo(padded.AsSpan(padded.Length - number.Length));
        return padded;
    }
}
