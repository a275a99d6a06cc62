using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Makes values that satisfy a schema.</summary>
internal static class FakeDocument
{
    private const int UsualItems = 2;
    private const int MostAttempts = 200;

    /// <summary>Makes a whole value as it is stored: JSON text, or the text of a secret that is a single value.</summary>
    internal static string Create(SecretStructure structure, FakeSeed seed) => ToText(structure, CreateValue(structure, seed));

    /// <summary>Gets the stored text of a value.</summary>
    internal static string ToText(SecretStructure structure, JsonNode value) =>
        structure.Kind == SecretValueKind.Record ? value.ToJsonString() : value.ToString();

    /// <summary>Gets the value of a stored text.</summary>
    internal static JsonNode FromText(SecretStructure structure, string text) =>
        structure.Kind == SecretValueKind.Record ? JsonNode.Parse(text)! : JsonValue.Create(text)!;

    /// <summary>Makes the value of a key, with all keys that are nested in it, required or not.</summary>
    internal static JsonNode CreateValue(SecretStructure structure, FakeSeed seed) => structure.Kind switch
    {
        SecretValueKind.Record => CreateRecord(structure, seed),
        SecretValueKind.List => CreateList(structure, seed),
        _ => FakeScalar.Create(structure, seed),
    };

    private static JsonObject CreateRecord(SecretStructure structure, FakeSeed seed)
    {
        JsonObject value = [];
        foreach (var key in structure.Children)
        {
            value[key.Key.JsonName] = CreateValue(key, seed.Of(key.Key.JsonName));
        }

        return value;
    }

    private static JsonArray CreateList(SecretStructure structure, FakeSeed seed)
    {
        var key = structure.Key;
        var wanted = Math.Max(key.MinItems, Math.Min(UsualItems, key.MaxItems));
        JsonArray items = [];
        for (var attempt = 0; items.Count < wanted && attempt < wanted + MostAttempts; attempt++)
        {
            var item = CreateValue(structure.Children[0], seed.At(attempt));
            if (!key.UniqueItems || items.All(earlier => !JsonNode.DeepEquals(earlier, item)))
            {
                items.Add(item);
            }
        }

        return items.Count >= key.MinItems
            ? items
            : throw FakeValueException.For(seed, $"the schema asks for {key.MinItems} different items, and only {items.Count} were found");
    }
}
