using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Genie.TypedSecrets.OpenSsh;

/// <summary>Reads numbers and strings of the SSH protocol (RFC 4251, section 5). Text that ends too early is a <see cref="CryptographicException"/>.</summary>
internal ref struct OpenSshReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    internal uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));

    internal ReadOnlySpan<byte> ReadString()
    {
        var length = ReadUInt32();
        return length <= _rest.Length ? Take((int)length) : throw new CryptographicException();
    }

    /// <summary>Reads an integer that is not negative.</summary>
    internal ReadOnlySpan<byte> ReadInteger() => ReadString().TrimStart((byte)0);

    internal void Expect(ReadOnlySpan<byte> bytes)
    {
        if (!Take(bytes.Length).SequenceEqual(bytes))
        {
            throw new CryptographicException();
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw new CryptographicException();
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
