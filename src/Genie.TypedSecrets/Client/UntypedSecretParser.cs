using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>Parses a secret without a schema.</summary>
internal static class UntypedSecretParser
{
    /// <summary>Parses the keys of a JSON object.</summary>
    /// <exception cref="SecretSchemaException">The value is not a JSON object, or a key appears more than once.</exception>
    internal static UntypedSecret Parse(SecretPayload payload)
    {
        if (payload.IsBinary)
        {
            throw Unfit(payload, string.Empty, "A JSON object was expected, and the secret is binary.");
        }

        try
        {
            return new(payload.Name, payload.VersionId, ReadKeys(payload));
        }
        catch (JsonException)
        {
            // The message of the exception may quote the value.
            throw Unfit(payload, string.Empty, "A JSON object was expected, and the text is not valid JSON.");
        }
    }

    private static Dictionary<string, Secret<string>> ReadKeys(SecretPayload payload)
    {
        var json = payload.Reveal();
        Utf8JsonReader reader = new(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unfit(payload, string.Empty, $"A JSON object was expected, and it is a {Describe(reader.TokenType)}.");
        }

        Dictionary<string, Secret<string>> values = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();

            // It cannot be known which of the two values is intended.
            if (!values.TryAdd(key, new(ReadText(json, ref reader))))
            {
                throw Unfit(payload, JsonPointers.Append(string.Empty, DisplayText.CleanName(key)), "The key is there twice.");
            }
        }

        // The reader rejects anything after the object.
        reader.Read();
        return values;
    }

    private static string ReadText(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
    }

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartArray => "list",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.Null => "null",
        _ => "boolean",
    };

    private static SecretSchemaException Unfit(SecretPayload payload, string path, string problem) =>
        new(payload.Name, payload.VersionId, [new(path, problem)]);
}
