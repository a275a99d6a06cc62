using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Makes values that satisfy a schema.</summary>
internal static class FakeDocument
{
    private const int UsualCount = 2;
    private const int MostAttempts = 200;

    /// <summary>Makes a whole value as it is stored: JSON text, or the text of a secret that is a single value.</summary>
    internal static string Create(SecretStructure structure, FakeSeed seed) => ToText(structure, CreateValue(structure, seed));

    /// <summary>Gets the stored text of a value.</summary>
    internal static string ToText(SecretStructure structure, JsonNode value) => IsJson(structure) ? value.ToJsonString() : value.ToString();

    /// <summary>Gets the value of a stored text.</summary>
    internal static JsonNode FromText(SecretStructure structure, string text) => IsJson(structure) ? JsonNode.Parse(text)! : JsonValue.Create(text)!;

    /// <summary>Makes the value of a key, with all keys that are nested in it, required or not.</summary>
    internal static JsonNode CreateValue(SecretStructure structure, FakeSeed seed) => structure.Kind switch
    {
        SecretValueKind.Record => CreateRecord(structure, seed),
        SecretValueKind.List => CreateList(structure, seed),
        SecretValueKind.Map => CreateMap(structure, seed, structure.Key.MinProperties, structure.Key.MaxProperties, taken: []),
        SecretValueKind.Json => new JsonObject { ["fake"] = FakeScalar.CreateName(constraints: null, seed) },
        _ => FakeScalar.Create(structure, seed),
    };

    /// <summary>Gets the names that entries of an object's map cannot have, because the schema gives them to keys.</summary>
    internal static HashSet<string> TakenNames(SecretStructure structure) =>
        structure.Children.SelectMany(static key => key.Key.FormerNames.Prepend(key.Key.JsonName)).ToHashSet(StringComparer.Ordinal);

    private static bool IsJson(SecretStructure structure) => structure.Kind is SecretValueKind.Record or SecretValueKind.Map or SecretValueKind.List or SecretValueKind.Json;

    private static JsonObject CreateRecord(SecretStructure structure, FakeSeed seed)
    {
        var (least, most) = (structure.Shape?.MinProperties ?? 0, structure.Shape?.MaxProperties ?? int.MaxValue);
        JsonObject value = [];
        foreach (var key in KeysOf(structure, most))
        {
            value[key.Key.JsonName] = CreateValue(key, seed.Of(key.Key.JsonName));
        }

        RemoveAlternatives(structure, value);
        if (structure.Additional is { } map)
        {
            Merge(value, CreateMap(map, seed, Math.Max(0, least - value.Count), Math.Max(0, most - value.Count), TakenNames(structure)));
        }

        // The reader skips what the schema does not name.
        for (var i = value.Count; i < least; i++)
        {
            value[$"fake_{i}"] = "fake";
        }

        return value;
    }

    // Where only one of several sets of keys is allowed, the first one is kept.
    private static void RemoveAlternatives(SecretStructure structure, JsonObject value)
    {
        foreach (var rule in (structure.Shape?.Rules ?? []).Where(static rule => rule.Kind == SecretKeyRuleKind.OneOf))
        {
            foreach (var set in rule.Sets.Skip(1))
            {
                if (set.FirstOrDefault(name => !rule.Sets[0].Contains(name, StringComparer.Ordinal) && structure.Children.Any(key => key.Key.JsonName == name && !key.Key.IsRequired)) is { } removed)
                {
                    value.Remove(removed);
                }
            }
        }
    }

    // All keys, or as many as are allowed.
    private static IEnumerable<SecretStructure> KeysOf(SecretStructure structure, int most)
    {
        var optional = most - structure.Children.Count(static key => key.Key.IsRequired);
        return structure.Children.Where(key => key.Key.IsRequired || optional-- > 0);
    }

    private static void Merge(JsonObject value, JsonObject entries)
    {
        foreach (var name in entries.Select(static entry => entry.Key).ToList())
        {
            var entry = entries[name];
            entries.Remove(name);
            value[name] = entry;
        }
    }

    private static JsonObject CreateMap(SecretStructure structure, FakeSeed seed, int least, int most, HashSet<string> taken)
    {
        var wanted = Math.Max(least, Math.Min(UsualCount, most));
        JsonObject value = [];
        for (var attempt = 0; value.Count < wanted && attempt < wanted + MostAttempts; attempt++)
        {
            var name = FakeScalar.CreateName(structure.Key.Names, seed.At(attempt));
            if (!taken.Contains(name) && !value.ContainsKey(name))
            {
                value[name] = CreateValue(structure.Children[0], seed.Of(name) with { Variant = attempt });
            }
        }

        return value.Count >= least
            ? value
            : throw FakeValueException.For(seed, $"the schema asks for {least} different names, and only {value.Count} were found");
    }

    private static JsonArray CreateList(SecretStructure structure, FakeSeed seed)
    {
        var key = structure.Key;
        var wanted = Math.Max(key.MinItems, Math.Min(UsualCount, key.MaxItems));
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
