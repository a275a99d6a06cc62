using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Generator.Tests.Shapes;

/// <summary>Damages the stored value of a shape: a required key is removed, or a value has another type.</summary>
internal static class ShapeDamage
{
    /// <summary>A text that damaged values contain, and that no message may contain.</summary>
    internal const string Canary = "CANARY-of-a-damaged-value";

    /// <summary>Gets a value for each required key, without it.</summary>
    internal static IEnumerable<string> WithoutRequiredKeys(Shape shape)
    {
        if (JsonNode.Parse(shape.Schema)!["required"] is not JsonArray required || !shape.IsJson)
        {
            yield break;
        }

        foreach (var key in required.Select(static key => key!.GetValue<string>()))
        {
            var value = JsonNode.Parse(shape.Value)!.AsObject();
            value.Remove(key).ShouldBeTrue($"{shape.Title}: {key}");
            yield return value.ToJsonString();
        }
    }

    /// <summary>Gets values in which one key, or the whole, has another type.</summary>
    internal static IEnumerable<string> OfOtherTypes(Shape shape)
    {
        if (!shape.IsJson)
        {
            yield return string.Empty;
            yield break;
        }

        yield return new JsonArray(Canary).ToJsonString();
        if (JsonNode.Parse(shape.Value) is not JsonObject root)
        {
            yield break;
        }

        var described = JsonNode.Parse(shape.Schema)!["properties"]?.AsObject();
        foreach (var key in root.Select(static member => member.Key).Where(key => described?.ContainsKey(key) ?? true).ToList())
        {
            var value = JsonNode.Parse(shape.Value)!.AsObject();
            value[key] = value[key] is JsonArray ? new JsonObject { ["fake"] = Canary } : new JsonArray(new JsonArray(Canary));
            yield return value.ToJsonString();
        }
    }

    /// <summary>Gets the texts of a value that a message may not contain: all that are long enough not to be there by chance.</summary>
    internal static IEnumerable<string> Texts(Shape shape) => shape.IsJson ? Texts(JsonNode.Parse(shape.Value)) : [shape.Value];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(static member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue(out string? text) && text.Contains("fake", StringComparison.OrdinalIgnoreCase) => [text],
        _ => [],
    };
}
