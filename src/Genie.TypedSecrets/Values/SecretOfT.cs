using System.Diagnostics;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>
/// Represents a value that is never shown. <see cref="Reveal"/> is the only way to read it; text, formatting, JSON, the debugger and the
/// text form of records show <c>***</c>.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// <para>Immutable, and as thread-safe as <typeparamref name="T"/>. There are no conversions, implicit or explicit.</para>
/// <para>
/// Two secrets are equal when their values are. The time to compare strings, <see cref="EquatableBytes"/> and <see cref="PemText"/>
/// does not depend on where they differ, only on whether their lengths are equal. Hash codes differ from process to process.
/// </para>
/// <para>It protects against accidents, not against code that reads private fields or the memory of the process.</para>
/// </remarks>
[DebuggerDisplay(Secret.Redacted)]
[JsonConverter(typeof(SecretJsonConverterFactory))]
public readonly struct Secret<T> : IEquatable<Secret<T>>, ISpanFormattable, IUtf8SpanFormattable, ISecretConverterSource
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly T _value;

    // Distinguishes a default instance from a secret whose value is the default of T.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly bool _hasValue;

    /// <summary>Initializes a secret from a value.</summary>
    /// <param name="value">The value.</param>
    public Secret(T value)
    {
        _value = value;
        _hasValue = true;
    }

    /// <summary>Returns the value. From here on the caller protects it.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(Secret&lt;T&gt;)</c>, which has no value.</exception>
    public T Reveal() => _hasValue
        ? _value
        : throw new InvalidOperationException(
            "This Secret<T> has no value, because it is the default of its type. Create it with Secret.Create(value), or use one from a loaded secret.");

    /// <summary>Determines whether both have equal values, or neither has a value.</summary>
    /// <param name="other">The secret to compare with.</param>
    public bool Equals(Secret<T> other) =>
        _hasValue == other._hasValue && (!_hasValue || SecretEquality.AreEqual(_value, other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret<T> other && Equals(other);

    /// <summary>Returns a hash code that is consistent with <see cref="Equals(Secret{T})"/> within this process, and that does not reveal the value.</summary>
    public override int GetHashCode() => _hasValue ? SecretEquality.GetHashCode(_value) : 0;

    /// <summary>Returns <c>***</c>.</summary>
    public override string ToString() => Secret.Redacted;

    /// <summary>Returns <c>***</c> for every format.</summary>
    /// <param name="format">Ignored.</param>
    /// <param name="formatProvider">Ignored.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => Secret.Redacted;

    /// <summary>Writes <c>***</c> for every format.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="charsWritten">3, or 0 when the destination is too short.</param>
    /// <param name="format">Ignored.</param>
    /// <param name="provider">Ignored.</param>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var fits = Secret.Redacted.TryCopyTo(destination);
        charsWritten = fits ? Secret.Redacted.Length : 0;
        return fits;
    }

    /// <summary>Writes <c>***</c> for every format.</summary>
    /// <param name="utf8Destination">The destination.</param>
    /// <param name="bytesWritten">3, or 0 when the destination is too short.</param>
    /// <param name="format">Ignored.</param>
    /// <param name="provider">Ignored.</param>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var fits = "***"u8.TryCopyTo(utf8Destination);
        bytesWritten = fits ? Secret.Redacted.Length : 0;
        return fits;
    }

    JsonConverter ISecretConverterSource.CreateConverter() => new RedactingJsonConverter<Secret<T>>();

    /// <summary>Determines whether both have equal values, or neither has a value.</summary>
    /// <param name="left">The first secret.</param>
    /// <param name="right">The second secret.</param>
    public static bool operator ==(Secret<T> left, Secret<T> right) => left.Equals(right);

    /// <summary>Determines whether they have different values, or only one has a value.</summary>
    /// <param name="left">The first secret.</param>
    /// <param name="right">The second secret.</param>
    public static bool operator !=(Secret<T> left, Secret<T> right) => !left.Equals(right);
}
