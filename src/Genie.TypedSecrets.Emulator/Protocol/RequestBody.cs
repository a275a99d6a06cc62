using System.Text.Json;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Parses the body of a request.</summary>
internal static class RequestBody
{
    /// <summary>Parses a body: a JSON object, or nothing. Every string of the result is valid Unicode.</summary>
    /// <exception cref="SecretsManagerError">The body is not a JSON object, or contains a string that is not valid Unicode.</exception>
    internal static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
        }
        catch (JsonException)
        {
            // The exception's message quotes the body.
            throw SecretsManagerError.Serialization("The request body is not valid JSON.");
        }

        try
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw SecretsManagerError.Serialization("The request body is not a JSON object.");
            }

            Decode(document.RootElement);
            return document;
        }
        catch (InvalidOperationException)
        {
            document.Dispose();
            throw SecretsManagerError.Serialization("A string of the request is not valid Unicode.");
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    // JSON can spell half a surrogate pair, and the reader only notices when the string is decoded. Doing it here, no later access can fail.
    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Decode(property.Value);
                }

                break;
        }
    }
}
