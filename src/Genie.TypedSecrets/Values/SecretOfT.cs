using System.Diagnostics;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>
/// A value that does not show itself. <see cref="Reveal"/> is the only way to it; text, formatting, JSON, the debugger and the
/// printing of records all say <c>***</c>.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <remarks>
/// <para>Immutable, and as thread-safe as <typeparamref name="T"/>. There are no conversions, implicit or explicit.</para>
/// <para>
/// Two secrets are equal when their values are. The comparison of strings, <see cref="EquatableBytes"/> and <see cref="PemText"/>
/// takes the same time wherever they differ; it does tell whether their lengths are equal. Hash codes differ from process to process.
/// </para>
/// <para>It guards against accidents, not against code that reads private fields or the process's memory.</para>
/// </remarks>
[DebuggerDisplay(Secret.Redacted)]
[JsonConverter(typeof(SecretJsonConverterFactory))]
public readonly struct Secret<T> : IEquatable<Secret<T>>, ISpanFormattable, IUtf8SpanFormattable, ISecretConverterSource
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly T _value;

    // A default instance of a T that is a struct would otherwise pass for a real zero.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly bool _hasValue;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public Secret(T value)
    {
        _value = value;
        _hasValue = true;
    }

    /// <summary>The value. From here on it is yours to guard.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(Secret&lt;T&gt;)</c>, which holds no value.</exception>
    public T Reveal() => _hasValue
        ? _value
        : throw new InvalidOperationException(
            "This Secret<T> was never given a value: it is the default of its type. Make it with Secret.Create(value), or take it from a loaded secret.");

    /// <summary>Whether both hold equal values, or neither holds one.</summary>
    /// <param name="other">The secret to compare with.</param>
    public bool Equals(Secret<T> other) =>
        _hasValue == other._hasValue && (!_hasValue || SecretEquality.AreEqual(_value, other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret<T> other && Equals(other);

    /// <summary>A hash code that agrees with <see cref="Equals(Secret{T})"/>, means nothing outside this process and tells nothing of the value.</summary>
    public override int GetHashCode() => _hasValue ? SecretEquality.GetHashCode(_value) : 0;

    /// <summary><c>***</c>.</summary>
    public override string ToString() => Secret.Redacted;

    /// <summary><c>***</c>, whatever the format.</summary>
    /// <param name="format">Ignored.</param>
    /// <param name="formatProvider">Ignored.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => Secret.Redacted;

    /// <summary>Writes <c>***</c>, whatever the format.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">3, or 0 where there is no room.</param>
    /// <param name="format">Ignored.</param>
    /// <param name="provider">Ignored.</param>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var fits = Secret.Redacted.TryCopyTo(destination);
        charsWritten = fits ? Secret.Redacted.Length : 0;
        return fits;
    }

    /// <summary>Writes <c>***</c>, whatever the format.</summary>
    /// <param name="utf8Destination">Where to.</param>
    /// <param name="bytesWritten">3, or 0 where there is no room.</param>
    /// <param name="format">Ignored.</param>
    /// <param name="provider">Ignored.</param>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var fits = "***"u8.TryCopyTo(utf8Destination);
        bytesWritten = fits ? Secret.Redacted.Length : 0;
        return fits;
    }

    JsonConverter ISecretConverterSource.CreateConverter() => new RedactingJsonConverter<Secret<T>>();

    /// <summary>Whether both hold equal values, or neither holds one.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Secret<T> left, Secret<T> right) => left.Equals(right);

    /// <summary>Whether they hold different values, or only one holds any.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Secret<T> left, Secret<T> right) => !left.Equals(right);
}
