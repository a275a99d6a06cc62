using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads several scalar types that one C# type holds without loss: integer and number, or string and a number, which is read as its text.</summary>
internal static class ScalarAlternatives
{
    internal const string Advice = "Use a single type. An integer or number also accepts a string that contains a number. A string together with a number is read as text";

    private static readonly string[] s_constraints = ["enum", "const", "format", "minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"];
    private static readonly HashSet<string> s_types = new(["string", "integer", "number", "boolean", "array"], StringComparer.Ordinal);

    /// <summary>Gets the type that holds several; none if there is none.</summary>
    internal static SchemaKinds Combine(IEnumerable<JsonNode> types)
    {
        var names = new HashSet<string>(types.Select(type => (type as JsonString)?.Value ?? string.Empty), StringComparer.Ordinal);
        var hasNumber = names.Remove("integer") | names.Remove("number");
        var hasText = names.Remove("string");
        return names.Count > 0 || !hasNumber ? SchemaKinds.None : hasText ? SchemaKinds.String : SchemaKinds.Number;
    }

    /// <summary>Determines whether a schema of type string also accepts numbers.</summary>
    internal static bool AcceptsNumbers(SchemaNode node) => Types(node) is { } types && Combine(types) == SchemaKinds.String;

    /// <summary>Determines whether the numbers that a schema accepts must be integers.</summary>
    internal static bool AcceptsOnlyIntegers(SchemaNode node) => Types(node)?.All(type => type is not JsonString { Value: "number" }) == true;

    /// <summary>Reads alternatives of which none is an object.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="kind">The type; none if an error was reported.</param>
    /// <returns>False if the schema has no such alternatives.</returns>
    internal static bool ReadKind(SchemaNode node, out SchemaKinds kind)
    {
        kind = SchemaKinds.None;
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (!node.TryGet(keyword, out var member) || !NullAlternative.Others(member).Any(IsScalar))
            {
                continue;
            }

            kind = Types(node) is { } types ? Combine(types) : SchemaKinds.None;
            if (kind == SchemaKinds.None || node.Place == SchemaPlaces.Root)
            {
                node.Document.Report(SchemaRules.UnsupportedAlternatives, member.NameSpan, Advice + ". List values under 'enum'");
                kind = SchemaKinds.None;
            }
            else
            {
                CheckConstraints(node, kind);
            }

            return true;
        }

        return false;
    }

    /// <summary>Reports constraints that would apply to one of the types only.</summary>
    internal static void CheckConstraints(SchemaNode node, SchemaKinds kind)
    {
        foreach (var keyword in kind == SchemaKinds.String ? s_constraints : [])
        {
            if (node.TryGet(keyword, out var member))
            {
                node.Document.Report(SchemaRules.UnsupportedAlternatives, member.NameSpan, $"'{keyword}' applies to one of the types only. Remove it, or use a single type");
            }
        }
    }

    private static bool IsScalar(JsonNode item) => item is JsonObject json
        && ((json.Find("type")?.Value is JsonString { Value: var type } && s_types.Contains(type))
            || (json.Find("type") is null && json.Find("properties") is null && (json.Find("const") is not null || json.Find("enum") is not null)));

    // The types of a list, or of alternatives that say nothing else.
    private static List<JsonNode>? Types(SchemaNode node)
    {
        if (node.TryGet("type", out var type))
        {
            return type.Value is JsonArray { Items: var items } ? [.. items.Where(item => item is not JsonString { Value: "null" })] : null;
        }

        if (!node.TryGet("oneOf", out var member) && !node.TryGet("anyOf", out member))
        {
            return null;
        }

        var others = NullAlternative.Others(member);
        var types = others.OfType<JsonObject>().Where(item => item.Members is [{ Name: "type" }]).Select(item => item.Members[0].Value).ToList();
        return types.Count == others.Count ? types : null;
    }
}
