using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.SecretsManager.Json;

/// <summary>A JSON string as UTF-8 bytes, unescaped straight into the buffer that is wiped in the end.</summary>
internal sealed class SecretTextConverter : JsonConverter<SecretBytes>
{
    public override SecretBytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        // Unescaped text is never longer than escaped text, so this buffer suffices.
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
