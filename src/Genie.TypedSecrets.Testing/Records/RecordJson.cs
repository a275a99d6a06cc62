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
    internal string Write(SecretStructure structure, object record)
    {
        if (structure.Kind == SecretValueKind.Record)
        {
            return WriteRecord(structure, record, seed).ToJsonString();
        }

        var value = map.Find(record.GetType(), string.Empty)?.GetValue(record);
        return FakeDocument.ToText(structure, Write(structure, Unwrap(value)!, seed));
    }

    /// <summary>Gets the value of a secret. Other objects are returned as they are.</summary>
    internal static object? Unwrap(object? value) =>
        value?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Secret<>)
            ? type.GetMethod(nameof(Secret<int>.Reveal))!.Invoke(value, null)
            : value;

    private JsonObject WriteRecord(SecretStructure structure, object record, FakeSeed place)
    {
        JsonObject value = [];
        foreach (var key in structure.Children)
        {
            var name = key.Key.JsonName;
            if (map.Find(record.GetType(), name) is not { } property)
            {
                // The key has the same value in every valid secret.
                value[name] = FakeDocument.CreateValue(key, place.Of(name));
            }
            else if (Unwrap(property.GetValue(record)) is { } part)
            {
                value[name] = Write(key, part, place.Of(name));
            }
        }

        return value;
    }

    private JsonNode Write(SecretStructure structure, object value, FakeSeed place) => (structure.Kind, value) switch
    {
        (SecretValueKind.Record, _) => WriteRecord(structure, value, place),
        (SecretValueKind.List, IEnumerable items) => new JsonArray([.. items.Cast<object>().Select((item, i) => Write(structure.Children[0], Unwrap(item)!, place.At(i)))]),
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
        _ => throw new NotSupportedException($"A value of the type {value.GetType()} cannot be written to the key '{structure.Key.JsonName}'. Set the whole value: fixture.SetJson(…)."),
    };
}
