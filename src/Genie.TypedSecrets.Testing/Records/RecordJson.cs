using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Testing.Records;

/// <summary>Writes a generated record as the JSON that it is read from. The records themselves write <c>***</c> only.</summary>
internal sealed class RecordJson(RecordMap map, FakeSeed seed)
{
    /// <summary>Writes a record as the stored text.</summary>
    internal string WriteText(SecretStructure structure, object record)
    {
        if (structure.Kind == SecretValueKind.Record)
        {
            return WriteRecord(structure, record).ToJsonString();
        }

        var value = map.Find(record.GetType(), string.Empty)?.GetValue(record);
        return FakeDocument.ToText(structure, Write(structure, Unwrap(value)!));
    }

    /// <summary>Gets the value of a secret. Other objects are returned as they are.</summary>
    internal static object? Unwrap(object? value) =>
        value?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Secret<>)
            ? type.GetMethod(nameof(Secret<int>.Reveal))!.Invoke(value, null)
            : value;

    /// <summary>Gets the name and the value of an entry of a map; false if the object is none.</summary>
    internal static bool TryGetEntry(object? item, out string name, out object? value)
    {
        (name, value) = (string.Empty, null);
        if (item?.GetType() is not { IsGenericType: true } type || type.GetGenericTypeDefinition() != typeof(KeyValuePair<,>))
        {
            return false;
        }

        name = (string)type.GetProperty(nameof(KeyValuePair<string, int>.Key))!.GetValue(item)!;
        value = type.GetProperty(nameof(KeyValuePair<string, int>.Value))!.GetValue(item);
        return true;
    }

    private JsonObject WriteRecord(SecretStructure structure, object record)
    {
        JsonObject value = [];
        foreach (var key in structure.Children)
        {
            var name = key.Key.JsonName;
            if (map.Find(record.GetType(), name) is { } property)
            {
                if (Unwrap(property.GetValue(record)) is { } part)
                {
                    value[name] = Write(key, part);
                }
            }
            else if (key.Key.AllowedValues.Count == 1)
            {
                // The property is the same in every valid secret.
                value[name] = FakeDocument.CreateValue(key, seed.Of(name));
            }
            else
            {
                throw Unknown(name);
            }
        }

        if (structure.Additional is { } additional && map.Find(record.GetType(), string.Empty)?.GetValue(record) is IEnumerable entries)
        {
            WriteEntries(additional, entries, value);
        }

        return value;
    }

    private JsonObject WriteEntries(SecretStructure structure, IEnumerable entries, JsonObject value)
    {
        foreach (var item in entries)
        {
            if (TryGetEntry(item, out var name, out var entry))
            {
                value[name] = Write(structure.Children[0], Unwrap(entry)!);
            }
        }

        return value;
    }

    private static NotSupportedException Unknown(string key) =>
        new($"It is not known which property the key '{key}' is read into. Set the whole value as text: fixture.SetJson(…).");

    private JsonNode Write(SecretStructure structure, object value) => (structure.Kind, value) switch
    {
        (SecretValueKind.Json, System.Text.Json.JsonElement json) => JsonNode.Parse(json.GetRawText())!,
        (SecretValueKind.Record, _) => WriteRecord(structure, value),
        (SecretValueKind.Map, IEnumerable entries) => WriteEntries(structure, entries, []),
        (SecretValueKind.List, IEnumerable items) => new JsonArray([.. items.Cast<object>().Select(item => Write(structure.Children[0], Unwrap(item)!))]),
        (SecretValueKind.Choice, Enum choice) => structure.Key.AllowedValues[Convert.ToInt32(choice, CultureInfo.InvariantCulture)],
        (_, string text) => text,
        (_, Uri uri) => uri.OriginalString,
        (_, DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        (_, DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, TimeSpan time) => XmlConvert.ToString(time),
        (_, Guid id) => id.ToString("D"),
        (_, PemText pem) => pem.GetText(),
        (_, EquatableBytes bytes) => Convert.ToBase64String(bytes.AsSpan()),
        (_, int number) => number,
        (_, long number) => number,
        (_, decimal number) => number,
        (_, double number) => number,
        (_, bool flag) => flag,
        _ => throw new NotSupportedException($"A value of the type {value.GetType()} cannot be written to the key '{structure.Key.JsonName}'. Set the whole value as text: fixture.SetJson(…)."),
    };
}
