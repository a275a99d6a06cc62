using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>
/// Represents a value that is never shown. <see cref="Reveal"/> is the only way to read it; text, formatting, JSON, the debugger and the
/// text form of records show <c>***</c>.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// <para>Immutable, and as thread-safe as <typeparamref name="T"/>. It has no conversions, implicit or explicit.</para>
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
    // One reference, so that a record of many secrets is small: null in a default instance, and a marker if the value is null.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly object? _value;

    /// <summary>Initializes a secret from a value.</summary>
    /// <param name="value">The value.</param>
    public Secret(T value) => _value = value ?? Secret.Null;

    /// <summary>Returns the value. The caller is then responsible for protecting it.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(Secret&lt;T&gt;)</c>, which has no value.</exception>
    public T Reveal() => _value is not null
        ? Value
        : throw new InvalidOperationException(
            "This Secret<T> has no value, because it is the default of its type. Create it with Secret.Create(value), or use one from a loaded secret.");

    /// <summary>Determines whether both have equal values, or neither has a value.</summary>
    /// <param name="other">The secret to compare with.</param>
    public bool Equals(Secret<T> other) =>
        _value is null || other._value is null ? ReferenceEquals(_value, other._value) : SecretEquality.AreEqual(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret<T> other && Equals(other);

    /// <summary>Returns a hash code that is consistent with <see cref="Equals(Secret{T})"/> within this process, and that does not reveal the value.</summary>
    public override int GetHashCode() => _value is null ? 0 : SecretEquality.GetHashCode(Value);

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

    // The constructor is the only writer, so a reference needs no check of its type.
    private T Value => ReferenceEquals(_value, Secret.Null) ? default!
        : typeof(T).IsValueType ? (T)_value!
        : Unsafe.As<object?, T>(ref Unsafe.AsRef(in _value));

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
