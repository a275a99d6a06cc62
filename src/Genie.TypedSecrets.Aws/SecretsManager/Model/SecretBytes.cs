using System.Security.Cryptography;

namespace Genie.TypedSecrets.Aws.SecretsManager.Model;

/// <summary>
/// Represents a <c>SecretString</c> or a <c>SecretBinary</c> as bytes, which can be wiped, unlike a <see cref="string"/>. Text is UTF-8.
/// </summary>
/// <remarks>Not thread-safe. An instance has one owner at a time.</remarks>
internal sealed class SecretBytes : IDisposable
{
    private byte[] _buffer;
    private int _length;

    /// <summary>Creates an instance that owns <paramref name="buffer"/>.</summary>
    internal SecretBytes(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    internal int Length => _length;

    internal static SecretBytes CopyOf(ReadOnlySpan<byte> value) => new(value.ToArray(), value.Length);

    internal ReadOnlySpan<byte> Reveal() => _buffer.AsSpan(0, _length);

    /// <summary>Transfers the buffer to a new owner, which wipes it.</summary>
    internal byte[] Detach(out int length)
    {
        var buffer = _buffer;
        length = _length;
        (_buffer, _length) = ([], 0);
        return buffer;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(Detach(out _));

    public override string ToString() => "***";
}
