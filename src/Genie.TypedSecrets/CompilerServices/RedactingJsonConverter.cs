using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>
/// Writes the redacted <see cref="object.ToString"/> of a value, and does not support reading. It is public because serializer contexts that
/// are generated in other assemblies construct it.
/// </summary>
/// <typeparam name="T">A type with a redacted text form.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RedactingJsonConverter<T> : JsonConverter<T>
{
    /// <summary>Throws: the value of a secret comes from a store, never from a document.</summary>
    /// <param name="reader">Not used.</param>
    /// <param name="typeToConvert">The requested type.</param>
    /// <param name="options">Ignored.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw CannotRead();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value?.ToString());
    }

    /// <inheritdoc cref="Read"/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw CannotRead();

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value?.ToString() ?? Secret.Redacted);
    }

    private static NotSupportedException CannotRead() => new(
        "Secrets cannot be read from JSON documents, because they are written as '***'. Load them with a secrets client, or create one with Secret.Create(value).");
}
