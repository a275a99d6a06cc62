namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Keywords of JSON Schema, its predecessors and its relatives that people know and we refuse, with what to write instead.</summary>
internal static class UnsupportedKeywords
{
    private const string Compose = "List the keys in one object, the ones not always there out of 'required'; give parts that several share a definition under '$defs' and refer to it with '$ref'";
    private const string Alternatives = "Write one object whose optional keys are not in 'required'; split what is really different into two categories";
    private const string NamedKeys = "Name every key under 'properties', and say with \"additionalProperties\": true that others may be there";
    private const string OneItem = "Give all items one schema under 'items'; for parts of different meaning use an object with named keys";
    private const string Dependencies = "Group the keys that come together in a nested object, which is there or not as a whole";
    private const string LocalReference = "Refer with '$ref' to \"#/$defs/name\"";

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
        ["not"] = "Say what is allowed instead: 'enum', 'pattern', or the other bound",
        ["patternProperties"] = NamedKeys,
        ["propertyNames"] = NamedKeys,
        ["minProperties"] = "List the keys that must be there under 'required'",
        ["maxProperties"] = "Name every key under 'properties' and say \"additionalProperties\": false",
        ["unevaluatedProperties"] = "Say \"additionalProperties\": false",
        ["unevaluatedItems"] = OneItem,
        ["prefixItems"] = OneItem,
        ["additionalItems"] = OneItem,
        ["contains"] = OneItem,
        ["minContains"] = OneItem,
        ["maxContains"] = OneItem,
        ["dependentRequired"] = Dependencies,
        ["dependentSchemas"] = Dependencies,
        ["dependencies"] = Dependencies,
        ["multipleOf"] = "List the values under 'enum', or bound them with 'minimum' and 'maximum'",
        ["contentSchema"] = "Make the content a nested object instead of a string that holds JSON",
        ["definitions"] = "Call it '$defs'",
        ["id"] = "Call it '$id'",
        ["nullable"] = "Leave the key out of 'required' instead: it is absent, never null",
        ["$anchor"] = LocalReference,
        ["$dynamicAnchor"] = LocalReference,
        ["$dynamicRef"] = LocalReference,
        ["$recursiveAnchor"] = LocalReference,
        ["$recursiveRef"] = LocalReference,
        ["$vocabulary"] = "Remove it: the vocabulary of secret schemas is fixed",
    };

    /// <summary>What to write instead of a keyword; null where nobody knows it.</summary>
    internal static string? Advice(string name) => s_advice.TryGetValue(name, out var advice) ? advice : null;
}
