using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>
/// Writes a value's <see cref="object.ToString"/>, which for the types that carry this converter never holds content, and refuses
/// to read. It is public because serializer contexts generated in other assemblies construct it.
/// </summary>
/// <typeparam name="T">A type whose text form is redacted.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RedactingJsonConverter<T> : JsonConverter<T>
{
    /// <summary>Refuses: a secret's value comes from a store, never from a document.</summary>
    /// <param name="reader">Not read.</param>
    /// <param name="typeToConvert">The type that was asked for.</param>
    /// <param name="options">Ignored.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value?.ToString());
    }

    /// <inheritdoc cref="Read"/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal();

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value?.ToString() ?? Secret.Redacted);
    }

    private static NotSupportedException Refusal() => new(
        "Secrets are not read from JSON documents, and what was written of them is only '***'. Load them with a secrets client, or make one with Secret.Create(value).");
}
