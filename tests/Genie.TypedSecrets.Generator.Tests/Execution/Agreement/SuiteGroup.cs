using System.Text.Json.Nodes;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>Represents a group of the JSON Schema test suite whose schema the vocabulary can express: the schema becomes that of a key.</summary>
internal sealed record SuiteGroup(string Name, string Schema, CategoryModel Model, IReadOnlyList<SuiteTest> Tests)
{
    /// <summary>Reads the groups in a directory of the suite, with those in its <c>optional/format</c>.</summary>
    /// <param name="directory">The directory of a draft.</param>
    /// <param name="all">Receives the number of all groups.</param>
    internal static IReadOnlyList<SuiteGroup> Read(string directory, out int all)
    {
        var files = Directory.GetFiles(directory, "*.json")
            .Concat(Directory.Exists(Path.Combine(directory, "optional")) ? Directory.GetFiles(Path.Combine(directory, "optional"), "*.json", SearchOption.AllDirectories) : [])
            .Order(StringComparer.Ordinal);
        List<SuiteGroup> groups = [];
        all = 0;
        foreach (var file in files)
        {
            foreach (var group in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                all++;
                if (Read($"{Path.GetFileNameWithoutExtension(file)}: {group!["description"]}", groups.Count, group) is { } expressible)
                {
                    groups.Add(expressible);
                }
            }
        }

        return groups;
    }

    private static SuiteGroup? Read(string name, int number, JsonNode group)
    {
        if (group["schema"]?.DeepClone() is not JsonObject schema)
        {
            return null;
        }

        // With x-strict, numbers and objects that are stored as text are not accepted either.
        schema.Remove("$schema");
        var type = AddType(schema);
        var root = new JsonObject { ["x-strict"] = true, ["properties"] = new JsonObject { ["value"] = schema } };
        if (schema["$defs"] is { } definitions)
        {
            schema.Remove("$defs");
            root["$defs"] = definitions.DeepClone();
        }

        var result = CategoryReader.Read(new SchemaText($"suite{number}.schema.json", root.ToJsonString()), []);
        return result.Model is { } model && result.Diagnostics.All(diagnostic => diagnostic.Rule.Severity != SchemaSeverity.Error)
            ? new(name, root.ToJsonString(), model, [.. group["tests"]!.AsArray().Select(test => new SuiteTest(test!["description"]!.GetValue<string>(), test["data"]?.DeepClone(), test["valid"]!.GetValue<bool>())).Where(test => type is null || test.Kind == type)])
            : null;
    }

    // The keywords of a type say nothing about other values. Here they need the type, and the group is about its values.
    private static string? AddType(JsonObject schema)
    {
        var type = schema["type"] is not null ? null : schema.Select(member => member.Key switch
        {
            "minLength" or "maxLength" or "pattern" or "format" or "contentEncoding" or "contentMediaType" => "string",
            "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" => "number",
            "items" or "minItems" or "maxItems" or "uniqueItems" => "array",
            "properties" or "required" or "additionalProperties" or "patternProperties" or "propertyNames" or "minProperties" or "maxProperties"
                or "dependentRequired" or "unevaluatedProperties" or "allOf" or "oneOf" or "anyOf" => "object",
            _ => null,
        }).FirstOrDefault(found => found is not null);
        if (type is not null)
        {
            schema["type"] = type;
        }

        return type;
    }
}

/// <summary>Represents a test of the suite.</summary>
internal sealed record SuiteTest(string Description, JsonNode? Data, bool IsValid)
{
    /// <summary>Gets the type of the data.</summary>
    internal string Kind => Data?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.Number => "number",
        System.Text.Json.JsonValueKind.Array => "array",
        System.Text.Json.JsonValueKind.Object => "object",
        null => "null",
        _ => "boolean",
    };

    /// <summary>Gets the secret that has the data under the key.</summary>
    internal string Value => new JsonObject { ["value"] = Data?.DeepClone() }.ToJsonString();
}
