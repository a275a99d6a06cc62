using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Represents immutable bytes that are compared by content.</summary>
/// <remarks>
/// Thread-safe. The time of a comparison does not depend on where the bytes differ, only on whether their lengths are equal.
/// <see cref="ToString"/>, JSON and the debugger show the length only.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(RedactingJsonConverter<EquatableBytes>))]
public sealed class EquatableBytes : IEquatable<EquatableBytes>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _bytes;

    /// <summary>Initializes a copy of the bytes.</summary>
    /// <param name="bytes">The content.</param>
    public EquatableBytes(ReadOnlySpan<byte> bytes)
        : this(bytes.ToArray())
    {
    }

    // Takes ownership of the array: the caller must not keep it.
    private EquatableBytes(byte[] bytes) => _bytes = bytes;

    /// <summary>Gets an instance without bytes.</summary>
    public static EquatableBytes Empty { get; } = new([]);

    /// <summary>Gets the number of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Returns the content without copying it.</summary>
    /// <remarks>A method, because serializers and structured logs read properties.</remarks>
    public ReadOnlyMemory<byte> AsMemory() => _bytes;

    /// <summary>Returns the content without copying it.</summary>
    /// <remarks>A method, because serializers and structured logs read properties.</remarks>
    public ReadOnlySpan<byte> AsSpan() => _bytes;

    /// <summary>Copies the content to a new array. Overwrite it after use with <see cref="CryptographicOperations.ZeroMemory"/>.</summary>
    public byte[] ToArray() => _bytes.AsSpan().ToArray();

    /// <summary>Determines whether the content is equal.</summary>
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

    /// <summary>Returns the number of bytes, <c>32 bytes</c>, never the content.</summary>
    public override string ToString() => Length == 1 ? "1 byte" : $"{Length} bytes";

    /// <summary>Determines whether the content is equal.</summary>
    /// <param name="left">The first instance.</param>
    /// <param name="right">The second instance.</param>
    public static bool operator ==(EquatableBytes? left, EquatableBytes? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Determines whether the content differs.</summary>
    /// <param name="left">The first instance.</param>
    /// <param name="right">The second instance.</param>
    public static bool operator !=(EquatableBytes? left, EquatableBytes? right) => !(left == right);

    internal static EquatableBytes TakeOwnership(byte[] bytes) => new(bytes);
}
