using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Tooling.Tests.Comparison;

/// <summary>Changes schemas in one place, in every way that people change them.</summary>
internal sealed class Mutation(Random random)
{
    internal static IReadOnlyList<string> Kinds { get; } =
    [
        "remove-key", "add-optional", "add-required", "rename", "rename-without-former", "make-optional", "make-required", "describe", "toggle-sensitive",
        "reject-unknown", "allow-unknown", "retype", "tighten-length", "loosen-length", "remove-enum-value", "add-enum-value", "tighten-range", "loosen-range",
        "add-format", "remove-format", "tighten-items", "loosen-items", "remove-former", "deprecate", "add-default", "owner", "reorder", "fix-value", "add-pattern", "remove-pattern",
        "move-to-definition", "enum-to-string", "integer-to-number", "respell",
        "add-map", "remove-map", "retype-values", "limit-keys", "free-keys", "limit-entries", "limit-names",
    ];

    /// <summary>Changes a schema.</summary>
    /// <param name="schema">The schema. It is changed in place.</param>
    /// <param name="kind">The kind of change.</param>
    /// <returns>Whether the schema has a place for it.</returns>
    internal bool Apply(JsonObject schema, string kind)
    {
        var objects = Objects(schema).ToArray();
        var owner = objects[random.Next(objects.Length)];
        var properties = owner["properties"]!.AsObject();
        var name = properties.ElementAt(random.Next(properties.Count)).Key;
        var key = properties[name]!.AsObject();
        return kind switch
        {
            "remove-key" => properties.Count > 1 && properties.Remove(name) | Require(owner, name, isRequired: false),
            "add-optional" => Add(properties, "added_key", new() { ["type"] = "string" }),
            "add-required" => Add(properties, "added_key", new() { ["type"] = "string" }) && Require(owner, "added_key", isRequired: true),
            "rename" => Rename(owner, name, "renamed_key", keepsFormer: true),
            "rename-without-former" => Rename(owner, name, "renamed_key", keepsFormer: false),
            "respell" => name.Any(char.IsAsciiLetterLower) && Rename(owner, name, name.ToUpperInvariant(), keepsFormer: random.Next(2) == 0),
            "make-optional" => IsRequired(owner, name) && Require(owner, name, isRequired: false),
            "make-required" => !IsRequired(owner, name) && Require(owner, name, isRequired: true) | key.Remove("default"),
            "describe" => Set(key, "description", "Another description."),
            "toggle-sensitive" => !HoldsObjects(key) && key["default"] is null && Set(key, "x-sensitive", !(key["x-sensitive"]?.GetValue<bool>() ?? true)),
            "reject-unknown" => owner["additionalProperties"] is not JsonObject && owner["patternProperties"] is null && owner["additionalProperties"]?.GetValue<bool>() != false && Set(owner, "additionalProperties", false),
            "allow-unknown" => owner["additionalProperties"] is JsonValue closed && owner["patternProperties"] is null && !closed.GetValue<bool>() && Set(owner, "additionalProperties", true),
            "retype" => Retype(properties, name, key),
            "owner" => Set(schema, "x-owner", "another-team") && Set(schema, "x-rotation-days", 12),
            "reorder" => properties.Count > 1 && Move(properties, name),
            "deprecate" => Set(key, "deprecated", true),
            "remove-former" => key["x-renamed-from"] is JsonArray && key.Remove("x-renamed-from"),
            "add-default" => !IsRequired(owner, name) && key["default"] is null && Default(key) is { } value && Set(key, "default", value),
            "move-to-definition" => key["properties"] is not null && MoveToDefinition(schema, properties, name, key),
            "add-map" => owner["additionalProperties"] is not JsonObject && owner["patternProperties"] is null && Set(owner, "additionalProperties", new JsonObject { ["type"] = "string" }),
            "remove-map" => owner["additionalProperties"] is JsonObject && owner.Remove("additionalProperties"),
            "retype-values" => owner["additionalProperties"] is JsonObject values && !HoldsObjects(values) && Set(owner, "additionalProperties", new JsonObject { ["type"] = "boolean" }),
            "limit-keys" => Set(owner, "maxProperties", 1) && owner.Remove("minProperties") | true,
            "free-keys" => owner.Remove("maxProperties") | owner.Remove("minProperties"),
            _ => Constrain(kind, key),
        };
    }

    private static bool Constrain(string kind, JsonObject key)
    {
        var type = key["type"] is JsonValue name ? name.GetValue<string>() : null;
        var isPlain = type == "string" && key["format"] is null && key["contentEncoding"] is null && key["contentMediaType"] is null;
        var isNumber = type is "integer" or "number" && key["format"] is null;
        var isUnique = key["uniqueItems"]?.GetValue<bool>() == true;
        return kind switch
        {
            "tighten-length" => isPlain && Set(key, "maxLength", Math.Max((key["maxLength"]?.GetValue<int>() ?? 6) - 2, key["minLength"]?.GetValue<int>() ?? 0)),
            "loosen-length" => isPlain && key["maxLength"] is not null && key.Remove("maxLength") | key.Remove("minLength"),
            "add-pattern" => isPlain && key["pattern"] is null && Set(key, "pattern", "^[0-9]+$"),
            "remove-pattern" => isPlain && key.Remove("pattern"),
            "add-format" => isPlain && key["pattern"] is null && key["maxLength"] is null && Set(key, "format", "uuid"),
            "remove-format" => type == "string" && key.Remove("format"),
            "remove-enum-value" => key["enum"] is JsonArray { Count: > 1 } values && Do(() => values.RemoveAt(0)),
            "add-enum-value" => key["enum"] is JsonArray values && Do(() => values.Add(values[0]!.GetValueKind() == System.Text.Json.JsonValueKind.String ? "added" : 7777)),
            "enum-to-string" => key["enum"] is JsonArray values && values[0]!.GetValueKind() == System.Text.Json.JsonValueKind.String && key.Remove("enum") && Set(key, "type", "string"),
            "fix-value" => isPlain && key["pattern"] is null && key["maxLength"] is null && Do(() => key.Remove("type")) && Set(key, "const", "fake-fixed"),
            "tighten-range" => isNumber && Set(key, "minimum", type == "integer" ? Half(key["minimum"], -3) : 0.5),
            "loosen-range" => isNumber && key.Remove("minimum") | key.Remove("maximum") | key.Remove("exclusiveMinimum") | key.Remove("exclusiveMaximum"),
            "integer-to-number" => type == "integer" && key["format"] is null && Set(key, "type", "number"),
            "tighten-items" => type == "array" && !isUnique && key["maxItems"]!.GetValue<int>() > key["minItems"]!.GetValue<int>() && Set(key, "maxItems", key["minItems"]!.GetValue<int>()),
            "limit-entries" => IsMap(key) && Set(key, "minProperties", 7) && Set(key, "maxProperties", 9),
            "limit-names" => IsMap(key) && key["patternProperties"] is null && Set(key, "propertyNames", new JsonObject { ["pattern"] = "^no-entry$" }),
            "loosen-items" => type == "array" && key.Remove("maxItems") | key.Remove("minItems"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static int Half(JsonNode? minimum, int fallback) => minimum is null ? fallback : minimum.GetValue<int>() / 2;

    private static JsonNode? Default(JsonObject key) => (key["type"] is JsonValue type ? type.GetValue<string>() : null, key["format"], key["minLength"], key["pattern"], key["contentEncoding"], key["contentMediaType"]) switch
    {
        ("boolean", _, _, _, _, _) => true,
        ("string", null, null, null, null, null) => key["x-sensitive"]?.GetValue<bool>() == false ? "fake-default" : null,
        _ => null,
    };

    private bool Retype(JsonObject properties, string name, JsonObject key)
    {
        JsonObject[] types =
        [
            new() { ["type"] = "boolean" }, new() { ["type"] = "string" }, new() { ["type"] = "integer" }, new() { ["type"] = "number" },
            new() { ["type"] = "string", ["format"] = "uri" }, new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
        ];
        var type = types[random.Next(types.Length)];
        if (key["x-sensitive"] is { } sensitive)
        {
            type["x-sensitive"] = sensitive.DeepClone();
        }

        properties[name] = type;
        return true;
    }

    private static bool Rename(JsonObject owner, string name, string renamed, bool keepsFormer)
    {
        var properties = owner["properties"]!.AsObject();
        var key = properties[name]!.DeepClone().AsObject();
        var former = (key["x-renamed-from"] as JsonArray ?? []).Select(static item => item!.GetValue<string>());
        if (keepsFormer)
        {
            key["x-renamed-from"] = new JsonArray([.. former.Prepend(name).Select(static item => JsonValue.Create(item))]);
        }

        if (name == renamed)
        {
            return false;
        }

        var isRequired = IsRequired(owner, name);
        Require(owner, name, isRequired: false);
        properties.Remove(name);
        properties[renamed] = key;
        return !isRequired || Require(owner, renamed, isRequired: true);
    }

    private static bool MoveToDefinition(JsonObject schema, JsonObject properties, string name, JsonObject key)
    {
        var definition = key.DeepClone().AsObject();
        JsonObject reference = new() { ["$ref"] = $"#/$defs/{name}" };
        if (definition["x-renamed-from"] is { } former)
        {
            definition.Remove("x-renamed-from");
            reference["x-renamed-from"] = former.DeepClone();
        }

        properties[name] = reference;
        schema["$defs"] = new JsonObject { [name] = definition };
        return true;
    }

    private static IEnumerable<JsonObject> Objects(JsonObject schema)
    {
        // Keys beside alternatives are in each of them: such objects are not changed.
        if (schema["properties"] is JsonObject { Count: > 0 } properties && schema["oneOf"] is null && (schema["anyOf"] is null || schema["required"] is not null && schema["anyOf"]![0]!["properties"] is null))
        {
            yield return schema;
            foreach (var inner in properties.Select(static member => member.Value).OfType<JsonObject>().SelectMany(Objects))
            {
                yield return inner;
            }
        }

        if (schema["items"] is JsonObject items)
        {
            foreach (var inner in Objects(items))
            {
                yield return inner;
            }
        }
    }

    private static bool IsMap(JsonObject key) => key["properties"] is null && (key["additionalProperties"] is JsonObject || key["patternProperties"] is not null);

    private static bool HoldsObjects(JsonObject key) => key["additionalProperties"] is JsonValue || key["properties"] is not null || IsMap(key) || (key["items"] is JsonObject items && HoldsObjects(items));

    private static bool IsRequired(JsonObject owner, string name) => owner["required"]!.AsArray().Any(item => item!.GetValue<string>() == name);

    private static bool Require(JsonObject owner, string name, bool isRequired)
    {
        var names = owner["required"]!.AsArray().Select(static item => item!.GetValue<string>()).Where(item => item != name).ToList();
        if (isRequired)
        {
            names.Add(name);
        }

        owner["required"] = new JsonArray([.. names.Select(static item => JsonValue.Create(item))]);
        return true;
    }

    private static bool Add(JsonObject properties, string name, JsonObject key)
    {
        properties[name] = key;
        return true;
    }

    private static bool Move(JsonObject properties, string name)
    {
        var key = properties[name]!.DeepClone();
        properties.Remove(name);
        properties.Insert(0, name, key);
        return true;
    }

    private static bool Set(JsonObject node, string name, JsonNode value)
    {
        var isSame = JsonNode.DeepEquals(node[name], value);
        node[name] = value;
        return !isSame;
    }

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
