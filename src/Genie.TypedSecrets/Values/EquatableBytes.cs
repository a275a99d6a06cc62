using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Immutable bytes that equal other bytes with the same content.</summary>
/// <remarks>
/// Thread-safe. The comparison takes the same time wherever the bytes differ; it does tell whether their lengths are equal.
/// <see cref="ToString"/>, JSON and the debugger tell the length only.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(RedactingJsonConverter<EquatableBytes>))]
public sealed class EquatableBytes : IEquatable<EquatableBytes>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _bytes;

    /// <summary>Copies the bytes.</summary>
    /// <param name="bytes">The content.</param>
    public EquatableBytes(ReadOnlySpan<byte> bytes)
        : this(bytes.ToArray())
    {
    }

    // Takes the array over: the caller must not keep it.
    private EquatableBytes(byte[] bytes) => _bytes = bytes;

    /// <summary>No bytes.</summary>
    public static EquatableBytes Empty { get; } = new([]);

    /// <summary>How many bytes there are.</summary>
    public int Length => _bytes.Length;

    /// <summary>The content, without a copy.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ReadOnlyMemory<byte> Memory => _bytes;

    /// <summary>The content, without a copy.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>A copy of the content. Wipe it after use, with <see cref="CryptographicOperations.ZeroMemory"/>.</summary>
    public byte[] ToArray() => _bytes.AsSpan().ToArray();

    /// <summary>Whether the content is the same.</summary>
    /// <param name="other">The bytes to compare with.</param>
    public bool Equals(EquatableBytes? other) => other is not null && CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableBytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>How many bytes there are: <c>32 bytes</c>. Never what they are.</summary>
    public override string ToString() => Length == 1 ? "1 byte" : $"{Length} bytes";

    /// <summary>Whether the content is the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(EquatableBytes? left, EquatableBytes? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the content differs.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(EquatableBytes? left, EquatableBytes? right) => !(left == right);

    internal static EquatableBytes TakeOver(byte[] bytes) => bytes.Length == 0 ? Empty : new(bytes);
}
