using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Writes a dictionary as a JSON object; as the number of its entries where its keys are sensitive. Does not support reading.</summary>
internal sealed class EquatableDictionaryConverter<TKey, TValue> : JsonConverter<EquatableDictionary<TKey, TValue>>
    where TKey : notnull
{
    public override EquatableDictionary<TKey, TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A dictionary of a secret cannot be read from a JSON document. Load the secret with a secrets client, or create the dictionary with ToEquatableDictionary().");

    public override void Write(Utf8JsonWriter writer, EquatableDictionary<TKey, TValue> value, JsonSerializerOptions options)
    {
        if (value.HidesKeys)
        {
            writer.WriteStringValue(value.ToString());
            return;
        }

        writer.WriteStartObject();
        foreach (var entry in value)
        {
            writer.WritePropertyName(entry.Key.ToString() ?? string.Empty);
            if (options.TryGetTypeInfo(typeof(TValue), out var info))
            {
                JsonSerializer.Serialize(writer, entry.Value, (JsonTypeInfo<TValue>)info);
            }
            else
            {
                // A generated serializer context does not know the type. Its text shows nothing sensitive.
                writer.WriteStringValue(entry.Value?.ToString());
            }
        }

        writer.WriteEndObject();
    }
}
