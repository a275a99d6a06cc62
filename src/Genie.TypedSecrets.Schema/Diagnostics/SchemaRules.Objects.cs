namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS0240 to GTS0259: maps, alternatives and merged objects.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0240: patterns of keys that one map cannot represent. Argument: what to do.</summary>
    public static SchemaRule SeveralPatterns { get; } = new(
        "GTS0240", "Several patterns of keys", "'patternProperties' describes the keys of one map. {0}.");

    /// <summary>Gets GTS0241: constraints of names without a schema of the values.</summary>
    public static SchemaRule NamesWithoutValues { get; } = new(
        "GTS0241",
        "Names without values",
        "'propertyNames' has no effect because no schema describes the values of these keys. Add one, for example: \"additionalProperties\": {{ \"type\": \"string\" }}.");

    /// <summary>Gets GTS0242: a key that the constraints of names or a pattern also apply to. Arguments: the key, what is wrong.</summary>
    public static SchemaRule KeyAgainstNames { get; } = new(
        "GTS0242", "Key and pattern of keys", "The key '{0}' {1}. Correct the key or the pattern.");
}
