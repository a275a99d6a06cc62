using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>Schemas over the whole closed vocabulary, every one of them good.</summary>
internal sealed class RandomSchema(Random random, Random nulls)
{
    private const int Deepest = 2;

    private static readonly string[] s_formats = ["uri", "date-time", "date", "duration", "uuid", "email", "hostname", "ipv4", "ipv6", "time", "uri-reference", "json-pointer", "regex"];

    internal static string Create(int seed) => new RandomSchema(new Random(seed), new Random(-seed)).Category().ToJsonString();

    /// <summary>Creates a category whose root is a list or a map, or has alternatives.</summary>
    internal static string CreateRoot(int seed)
    {
        RandomSchema schemas = new(new Random(seed), new Random(-seed));
        var root = (seed % 3) switch
        {
            0 => new JsonObject { ["type"] = "array", ["items"] = schemas.Type(depth: 1, "i") },
            1 => schemas.Map(depth: 0, "m"),
            _ => schemas.Union(depth: 0, "x"),
        };
        return root.ToJsonString();
    }

    private JsonObject Category()
    {
        var schema = Object(depth: 0, name: "r");
        if (schema["properties"]!.AsObject().Count % 2 == 0)
        {
            schema["x-owner"] = "fake-team";
        }

        return schema;
    }

    // Names are unique in the whole schema, so that no two types meet.
    private JsonObject Object(int depth, string name)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        for (var i = random.Next(2, 7); i > 0; i--)
        {
            var key = $"{name}{Pick("_", "-", ".", "é")}{i}";
            properties[key] = WithNull(Key(depth, $"{name}{i}"));
            if (random.Next(2) == 0)
            {
                required.Add(key);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required };
        switch (random.Next(5))
        {
            case 0 or 1:
                schema["additionalProperties"] = random.Next(2) == 0;
                break;
            case 2:
                schema["additionalProperties"] = Value(depth, name + "a");
                break;
            case 3:
                schema["patternProperties"] = new JsonObject { ["^x-"] = Value(depth, name + "p") };
                schema["additionalProperties"] = random.Next(2) == 0;
                break;
        }

        if (random.Next(3) == 0)
        {
            schema["minProperties"] = random.Next(1, 3);
            schema["maxProperties"] = random.Next(9, 12);
        }

        switch (random.Next(8))
        {
            case 0 when required.All(name => name!.GetValue<string>() != properties.First().Key):
                schema["dependentRequired"] = new JsonObject { [properties.First().Key] = new JsonArray(properties.Last().Key) };
                break;
            case 1:
                schema["anyOf"] = new JsonArray(properties.Take(2).Select(member => (JsonNode)new JsonObject { ["required"] = new JsonArray(member.Key) }).ToArray());
                break;
            case 2:
                MoveToPart(schema, properties);
                break;
        }

        return schema;
    }

    // The first key becomes a part of its own.
    private static void MoveToPart(JsonObject schema, JsonObject properties)
    {
        if (schema["additionalProperties"] is not null || schema["patternProperties"] is not null)
        {
            return;
        }

        var (name, key) = properties.First();
        properties.Remove(name);
        schema["allOf"] = new JsonArray(new JsonObject { ["properties"] = new JsonObject { [name] = key } });
        schema["unevaluatedProperties"] = false;
    }

    private JsonObject Union(int depth, string name)
    {
        var alternatives = new JsonArray();
        var isByValue = random.Next(2) == 0;
        for (var i = 0; i < 2; i++)
        {
            var properties = new JsonObject { [$"own{i}"] = Key(depth, $"{name}u{i}"), [$"{name}-more{i}"] = Key(depth, $"{name}v{i}") };
            properties[$"own{i}"]!.AsObject().Remove("x-renamed-from");
            var required = new JsonArray($"own{i}");
            if (isByValue)
            {
                properties["kind"] = new JsonObject { ["const"] = $"{name} kind {i}" };
                required.Add("kind");
            }

            alternatives.Add(new JsonObject { ["x-csharp-name"] = $"{char.ToUpperInvariant(name[0])}{name[1..]}Is{i}", ["properties"] = properties, ["required"] = required });
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["common"] = new JsonObject { ["type"] = "string", ["x-sensitive"] = false } },
            ["required"] = random.Next(2) == 0 ? new JsonArray("common") : new JsonArray(),
            [random.Next(3) == 0 ? "anyOf" : "oneOf"] = alternatives,
        };
    }

    private JsonObject Value(int depth, string name)
    {
        var schema = Type(depth + 1, name);
        if (!HoldsObjects(schema) && random.Next(2) == 0)
        {
            schema["x-sensitive"] = random.Next(2) == 0;
        }

        return schema;
    }

    private JsonObject Map(int depth, string name)
    {
        var schema = new JsonObject { ["type"] = "object" };
        switch (random.Next(3))
        {
            case 0:
                schema["additionalProperties"] = Value(depth, name);
                schema["propertyNames"] = new JsonObject { ["pattern"] = "^[a-z]", ["maxLength"] = 12, ["x-sensitive"] = random.Next(2) == 0 };
                break;
            case 1:
                schema["patternProperties"] = new JsonObject { ["^[a-z]"] = Value(depth, name) };
                schema["additionalProperties"] = random.Next(2) == 0;
                break;
            default:
                schema["additionalProperties"] = Value(depth, name);
                schema["minProperties"] = random.Next(2);
                schema["maxProperties"] = random.Next(3, 5);
                break;
        }

        return schema;
    }

    private JsonObject Key(int depth, string name)
    {
        var schema = Type(depth, name);
        if (!HoldsObjects(schema) && random.Next(2) == 0)
        {
            schema["x-sensitive"] = random.Next(2) == 0;
        }

        if (random.Next(5) == 0)
        {
            schema["x-renamed-from"] = new JsonArray($"{name}_former", $"{name}_oldest");
        }

        return schema;
    }

    // A fourth of the keys allow null. A constant does not.
    private JsonObject WithNull(JsonObject schema)
    {
        if (nulls.Next(4) != 0)
        {
            return schema;
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray alternatives && alternatives[0]!["properties"] is not null)
        {
            alternatives.Add(new JsonObject { ["type"] = "null" });
            schema.Remove("type");
        }
        else if (schema["enum"] is JsonArray values)
        {
            values.Add((JsonNode?)null);
        }
        else if (schema["type"] is JsonArray types)
        {
            types.Add("null");
        }
        else if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.GetValue<string>(), "null");
        }

        return schema;
    }

    private JsonObject Type(int depth, string name) => random.Next(depth < Deepest ? 18 : 10) switch
    {
        0 => new() { ["type"] = "string" },
        1 => new() { ["type"] = "string", ["minLength"] = random.Next(3), ["maxLength"] = random.Next(3, 9), ["pattern"] = Pick("^[a-z]*$", "^\\w*$", "^[^0-9]*$") },
        2 => new() { ["type"] = "string", ["format"] = Pick(s_formats) },
        3 => Pick(0, 1, 2, 3, 4) switch
        {
            0 => new() { ["type"] = "string", ["contentEncoding"] = "base64", ["maxLength"] = 40 },
            1 => new() { ["type"] = "string", ["contentEncoding"] = "base64url" },
            2 => new() { ["type"] = "string", ["contentEncoding"] = "base64", ["contentMediaType"] = "application/json" },
            3 => new() { ["type"] = "string", ["contentMediaType"] = "application/json", ["minLength"] = 2 },
            _ => new() { ["type"] = "string", ["contentMediaType"] = "application/x-pem-file" },
        },
        4 => new() { ["type"] = "integer", ["minimum"] = -random.Next(1000), ["maximum"] = random.Next(1000) },
        5 => random.Next(2) == 0 ? new() { ["type"] = "integer" } : new() { ["type"] = "integer", ["format"] = "int32", ["exclusiveMinimum"] = 0 },
        6 => random.Next(2) == 0
            ? new() { ["type"] = "number", ["exclusiveMinimum"] = -1.5, ["exclusiveMaximum"] = 1000.25 }
            : new() { ["type"] = "number", ["format"] = "double" },
        7 => new() { ["type"] = "boolean" },
        8 => Pick(0, 1, 2) switch
        {
            0 => new() { ["enum"] = new JsonArray("one", "two-three", "größe") },
            1 => new() { ["enum"] = new JsonArray(1, 22, 333) },
            _ => new() { ["enum"] = new JsonArray(0.5, 1, 1e3) },
        },
        9 => Pick(0, 1, 2) switch
        {
            0 => new() { ["const"] = "fake-constant" },
            1 => new() { ["const"] = 5432 },
            _ => new() { ["const"] = true },
        },
        10 => Object(depth + 1, name + "o"),
        11 or 12 => Map(depth + 1, name + "m"),
        13 or 14 => Union(depth + 1, name + "x"),
        15 => random.Next(2) == 0 ? new() { ["type"] = "object", ["additionalProperties"] = true } : new() { ["type"] = new JsonArray("string", Pick("integer", "number")) },
        _ => new()
        {
            ["type"] = "array", ["items"] = Type(depth + 1, name + "i"),
            ["minItems"] = random.Next(2), ["maxItems"] = random.Next(2, 5), ["uniqueItems"] = random.Next(3) == 0,
        },
    };

    private static bool HoldsObjects(JsonObject schema) =>
        schema["additionalProperties"] is JsonValue free && free.GetValue<bool>() && schema["properties"] is null || schema["properties"] is not null || schema["additionalProperties"] is JsonObject || schema["patternProperties"] is not null || (schema["items"] is JsonObject items && HoldsObjects(items));

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
