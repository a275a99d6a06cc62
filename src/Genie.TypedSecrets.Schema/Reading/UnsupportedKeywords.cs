namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Lists keywords of JSON Schema, its earlier drafts and OpenAPI that are not supported, with the way to write the same.</summary>
internal static class UnsupportedKeywords
{
    private const string Compose = "Use 'allOf' with a reference to the object, and list the other keys beside it";
    private const string Alternatives = "Use 'oneOf' with one object for each case, told apart by a key with a different 'const' or by a required key that only one of them has";
    private const string OneItem = "Give all items one schema under 'items'. If their meanings differ, use an object with named keys";
    private const string Dependencies = "Use 'dependentRequired', which lists the keys that must be present together with a key";
    private const string LocalReference = "Use '$ref' with \"#/$defs/name\"";

    private static readonly Dictionary<string, string> s_advice = new(StringComparer.Ordinal)
    {
        ["$extends"] = Compose,
        ["extends"] = Compose,
        ["if"] = Alternatives,
        ["then"] = Alternatives,
        ["else"] = Alternatives,
        ["discriminator"] = Alternatives,
        ["not"] = "Describe what is allowed instead, with 'enum', 'pattern' or the opposite bound",
        ["unevaluatedItems"] = OneItem,
        ["prefixItems"] = OneItem,
        ["additionalItems"] = OneItem,
        ["contains"] = OneItem,
        ["minContains"] = OneItem,
        ["maxContains"] = OneItem,
        ["dependentSchemas"] = Dependencies,
        ["dependencies"] = Dependencies,
        ["multipleOf"] = "List the values under 'enum', or limit them with 'minimum' and 'maximum'",
        ["divisibleBy"] = "List the values under 'enum', or limit them with 'minimum' and 'maximum'",
        ["min"] = "Use 'minimum' for a number, 'minLength' for a string, or 'minItems' for an array",
        ["max"] = "Use 'maximum' for a number, 'maxLength' for a string, or 'maxItems' for an array",
        ["optional"] = "Remove it: keys are optional unless 'required' of the object lists them",
        ["desc"] = "Use 'description'",
        ["doc"] = "Use 'description'",
        ["regex"] = "Use 'pattern'",
        ["secret"] = "Remove it: keys are sensitive unless they have \"x-sensitive\": false",
        ["fields"] = "Use 'properties'",
        ["values"] = "Use 'enum' for the values that are allowed, or 'additionalProperties' for the values of a map",
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

    /// <summary>Gets the text that says what to write instead of a keyword; null if the keyword is unknown.</summary>
    internal static string? Advice(string name) => s_advice.TryGetValue(name, out var advice) ? advice : null;
}
