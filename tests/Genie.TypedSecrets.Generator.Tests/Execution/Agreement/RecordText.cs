using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>Writes a generated record back to JSON, by its properties. Secrets are revealed: only made-up values come here.</summary>
internal sealed class RecordText(CategoryModel category)
{
    internal JsonObject Write(object record) => Object(category.Objects[0], record);

    private JsonObject Object(ObjectModel model, object record)
    {
        var json = new JsonObject();
        foreach (var key in model.Keys)
        {
            var property = record.GetType().GetProperty(key.Identifier).ShouldNotBeNull(key.Identifier);
            if (Reveal(property.GetValue(record)) is { } value)
            {
                json[key.JsonName] = Value(key.Type, value);
            }
        }

        if (model.Additional is { } additional)
        {
            foreach (var entry in Entries(record.GetType().GetProperty(additional.Identifier).ShouldNotBeNull().GetValue(record)!))
            {
                json[entry.Key] = Value(additional.Type.Values, Reveal(entry.Value)!);
            }
        }

        return json;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(object map) => ((IEnumerable)map).Cast<object>().Select(entry =>
        KeyValuePair.Create((string)entry.GetType().GetProperty("Key")!.GetValue(entry)!, entry.GetType().GetProperty("Value")!.GetValue(entry)));

    private static object? Reveal(object? value) => value?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Secret<>)
        ? type.GetMethod(nameof(Secret<string>.Reveal))!.Invoke(value, [])
        : value;

    private JsonNode? Value(SchemaType type, object value) => (type, value) switch
    {
        (UnionReference, _) => Object(category.Objects.First(item => item.Identifier == value.GetType().Name), value),
        (FreeFormType, System.Text.Json.JsonElement json) => JsonNode.Parse(json.GetRawText()),
        (ObjectReference reference, _) => Object(category.Objects.First(item => item.Identifier == reference.Identifier), value),
        (MapType map, IEnumerable) => new JsonObject(Entries(value).Select(entry => KeyValuePair.Create(entry.Key, Value(map.Values, Reveal(entry.Value)!)))),
        (ArrayType array, IEnumerable items) => new JsonArray([.. items.Cast<object>().Select(item => Value(array.Items, item))]),
        (EnumReference reference, _) => category.Enums.First(item => item.Identifier == reference.Identifier)
            .Members.First(member => member.Identifier == value.ToString()).JsonValue,
        (_, string text) => text,
        (_, Uri uri) => uri.OriginalString,
        (_, DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture),
        (_, DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture),
        (_, TimeSpan duration) => XmlConvert.ToString(duration),
        (_, Guid id) => id.ToString(),
        (_, EquatableBytes bytes) => Convert.ToBase64String(bytes.AsSpan()),
        (_, PemText pem) => pem.GetText(),
        (_, bool flag) => flag,
        (_, IFormattable number) => JsonNode.Parse(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentOutOfRangeException(nameof(value), type, value.GetType().Name),
    };
}
