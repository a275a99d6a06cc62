using System.Diagnostics;
using System.Security.Cryptography;

namespace Genie.TypedSecrets.Stores;

/// <summary>Represents the raw bytes of a secret between the store and the parser. Disposing it overwrites them.</summary>
/// <remarks>Not thread-safe: it has one owner at a time. <see cref="ToString"/> returns the name and the version only.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SecretPayload : IDisposable
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private byte[] _buffer;
    private readonly int _length;

    /// <summary>Initializes the payload and takes ownership of <paramref name="buffer"/>, which is overwritten with zeros on disposal.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="versionId">The version's id. The same id means the same value.</param>
    /// <param name="buffer">The value: UTF-8 text, or bytes where <paramref name="isBinary"/>.</param>
    /// <param name="length">The number of bytes of the buffer that are the value.</param>
    /// <param name="isBinary">Whether the value is bytes (<c>SecretBinary</c>) rather than text.</param>
    public SecretPayload(string name, string versionId, byte[] buffer, int length, bool isBinary = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(versionId);
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)buffer.Length, nameof(length));
        Name = name;
        VersionId = versionId;
        _buffer = buffer;
        _length = length;
        IsBinary = isBinary;
    }

    /// <summary>Initializes the payload and takes ownership of <paramref name="buffer"/>, all of which is the value.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="versionId">The version's id. The same id means the same value.</param>
    /// <param name="buffer">The value.</param>
    /// <param name="isBinary">Whether the value is bytes (<c>SecretBinary</c>) rather than text.</param>
    public SecretPayload(string name, string versionId, byte[] buffer, bool isBinary)
        : this(name, versionId, buffer, buffer?.Length ?? 0, isBinary)
    {
    }

    /// <summary>Initializes the payload and takes ownership of <paramref name="buffer"/>, all of which is UTF-8 text.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="versionId">The version's id.</param>
    /// <param name="buffer">The value.</param>
    public SecretPayload(string name, string versionId, byte[] buffer)
        : this(name, versionId, buffer, isBinary: false)
    {
    }

    /// <summary>Gets the name of the secret.</summary>
    public string Name { get; }

    /// <summary>Gets the id of the version.</summary>
    public string VersionId { get; }

    /// <summary>Gets a value that indicates whether the value is bytes (<c>SecretBinary</c>) rather than UTF-8 text.</summary>
    public bool IsBinary { get; }

    /// <summary>Gets the time when the version was created, or <see langword="null"/> when the store does not know it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Returns the value. Do not keep it: it is overwritten on disposal.</summary>
    /// <exception cref="ObjectDisposedException">The payload was disposed.</exception>
    public ReadOnlySpan<byte> Reveal()
    {
        ObjectDisposedException.ThrowIf(_buffer.Length < _length, this);
        return _buffer.AsSpan(0, _length);
    }

    /// <summary>Overwrites the value with zeros. Calling it again does nothing.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        _buffer = _length == 0 ? _buffer : [];
    }

    /// <summary>Returns the name and the version of the secret, never its value.</summary>
    public override string ToString() => $"{Name} ({VersionId})";
}
