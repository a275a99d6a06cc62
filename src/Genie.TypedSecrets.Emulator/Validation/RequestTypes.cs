using System.Text.Json;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Validation;

/// <summary>Reads JSON values as the types of the service model. A value of another type is a <c>SerializationException</c>.</summary>
internal static class RequestTypes
{
    internal static string StringOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw NotConvertible(value, "String");

    internal static byte[] BytesOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw NotConvertible(value, "Blob");
        }

        return value.TryGetBytesFromBase64(out var bytes) ? bytes : throw SecretsManagerError.Serialization("A blob of the request is not valid Base64.");
    }

    internal static long IntegerOf(JsonElement value, string typeName = "Long") =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw NotConvertible(value, typeName);

    internal static bool BooleanOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw NotConvertible(value, "Boolean"),
    };

    internal static JsonElement[] ListOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : throw NotConvertible(value, "List");

    internal static JsonElement StructureOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value : throw NotConvertible(value, "structure");

    private static SecretsManagerError NotConvertible(JsonElement found, string expected) => SecretsManagerError.Serialization(found.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected.",
        JsonValueKind.Array => "Start of list found where not expected",
        JsonValueKind.String => $"STRING_VALUE can not be converted to {Article(expected)} {expected}",
        JsonValueKind.Number => $"NUMBER_VALUE can not be converted to {Article(expected)} {expected}",
        _ => $"{found.ValueKind.ToString().ToUpperInvariant()}_VALUE can not be converted to {Article(expected)} {expected}",
    });

    private static string Article(string noun) => noun[0] is 'I' ? "an" : "a";
}
