using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.SecretsManager.Json;

/// <summary>Converts Base64 text to bytes, decoded in place in a buffer that is wiped later.</summary>
internal sealed class SecretBinaryConverter : JsonConverter<SecretBytes>
{
    private static readonly SecretTextConverter s_text = new();

    public override SecretBytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var text = s_text.Read(ref reader, typeToConvert, options);
        var buffer = text.Detach(out var length);
        if (Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, length), out var decoded) != OperationStatus.Done)
        {
            CryptographicOperations.ZeroMemory(buffer);
            throw new JsonException();
        }

        // The rest of the buffer still contains the end of the Base64 text.
        CryptographicOperations.ZeroMemory(buffer.AsSpan(decoded));
        return DeserializedSecrets.Add(new(buffer, decoded));
    }

    public override void Write(Utf8JsonWriter writer, SecretBytes value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.Reveal());
}
