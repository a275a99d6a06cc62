using System.Security.Cryptography;

namespace Genie.TypedSecrets.Aws.SecretsManager.Model;

/// <summary>
/// A <c>SecretString</c> or a <c>SecretBinary</c> as bytes that can be wiped, which a <see cref="string"/> cannot. Text is UTF-8.
/// </summary>
/// <remarks>Not thread-safe: it has one owner at a time.</remarks>
internal sealed class SecretBytes : IDisposable
{
    private byte[] _buffer;
    private int _length;

    /// <summary>Takes ownership of <paramref name="buffer"/>.</summary>
    internal SecretBytes(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    internal int Length => _length;

    internal static SecretBytes CopyOf(ReadOnlySpan<byte> value) => new(value.ToArray(), value.Length);

    internal ReadOnlySpan<byte> Reveal() => _buffer.AsSpan(0, _length);

    /// <summary>Hands the buffer over to a new owner, who wipes it.</summary>
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
