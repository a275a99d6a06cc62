using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.SecretsManager.Json;

/// <summary>Converts a JSON string to UTF-8 bytes, unescaped directly into a buffer that is wiped later.</summary>
internal sealed class SecretTextConverter : JsonConverter<SecretBytes>
{
    public override SecretBytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        // Unescaped text is never longer than escaped text, so the buffer is large enough.
        var buffer = new byte[reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length];
        try
        {
            return DeserializedSecrets.Add(new(buffer, reader.CopyString(buffer)));
        }
        catch
        {
            CryptographicOperations.ZeroMemory(buffer);
            throw;
        }
    }

    public override void Write(Utf8JsonWriter writer, SecretBytes value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Reveal());
}
