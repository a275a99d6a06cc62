namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Lists keywords of JSON Schema, its earlier drafts and OpenAPI that are not supported, with the way to write the same.</summary>
internal static class UnsupportedKeywords
{
    private const string Compose = "List the keys in one object. Put parts that several schemas share into a definition under '$defs', and refer to it with '$ref'";
    private const string Alternatives = "Write one object with the keys of all alternatives, and list only the common ones in 'required'. Use two categories for alternatives that have nothing in common";
    private const string OneItem = "Give all items one schema under 'items'. If their meanings differ, use an object with named keys";
    private const string Dependencies = "Move the keys that belong together into a nested object that is optional as a whole";
    private const string LocalReference = "Use '$ref' with \"#/$defs/name\"";

    private static readonly Dictionary<string, string> s_advice = new(StringComparer.Ordinal)
    {
        ["allOf"] = Compose,
        ["$extends"] = Compose,
        ["extends"] = Compose,
        ["anyOf"] = Alternatives,
        ["oneOf"] = Alternatives,
        ["if"] = Alternatives,
        ["then"] = Alternatives,
        ["else"] = Alternatives,
        ["discriminator"] = Alternatives,
        ["not"] = "Describe what is allowed instead, with 'enum', 'pattern' or the opposite bound",
        ["unevaluatedProperties"] = "Use \"additionalProperties\": false",
        ["unevaluatedItems"] = OneItem,
        ["prefixItems"] = OneItem,
        ["additionalItems"] = OneItem,
        ["contains"] = OneItem,
        ["minContains"] = OneItem,
        ["maxContains"] = OneItem,
        ["dependentRequired"] = Dependencies,
        ["dependentSchemas"] = Dependencies,
        ["dependencies"] = Dependencies,
        ["multipleOf"] = "List the values under 'enum', or limit them with 'minimum' and 'maximum'",
        ["contentSchema"] = "Use a nested object instead of a string that contains JSON",
        ["definitions"] = "Draft 2020-12 calls it '$defs': rename the keyword, and the references to \"#/$defs/name\"",
        ["id"] = "Draft 2020-12 calls it '$id': rename the keyword",
        ["nullable"] = "Remove it, and do not list the key in 'required'",
        ["example"] = "Use 'examples' with a list",
        ["$anchor"] = LocalReference,
        ["$dynamicAnchor"] = LocalReference,
        ["$dynamicRef"] = LocalReference,
        ["$recursiveAnchor"] = LocalReference,
        ["$recursiveRef"] = LocalReference,
        ["$vocabulary"] = "Remove it: the vocabulary of secret schemas cannot be changed",
    };

    /// <summary>Gets the way to write the same as a keyword; null if the keyword is unknown.</summary>
    internal static string? Advice(string name) => s_advice.TryGetValue(name, out var advice) ? advice : null;
}
