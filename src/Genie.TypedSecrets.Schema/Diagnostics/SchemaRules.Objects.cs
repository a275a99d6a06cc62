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

    /// <summary>Gets GTS0243: parts of an object that contradict each other. Arguments: both places, what contradicts.</summary>
    public static SchemaRule Contradiction { get; } = new(
        "GTS0243", "Parts that contradict each other", "{0} and {1} cannot be merged: {2}. Describe it in one of them only.");

    /// <summary>Gets GTS0244: a part or an alternative that is not an object. Arguments: its place, what to do.</summary>
    public static SchemaRule NotAnObject { get; } = new(
        "GTS0244", "Part that is not an object", "{0} must be an object with named keys, or a reference to one. {1}.");

    /// <summary>Gets GTS0245: alternatives that cannot be told apart. Arguments: both places.</summary>
    public static SchemaRule AlternativesAlike { get; } = new(
        "GTS0245",
        "Alternatives that cannot be told apart",
        "{0} and {1} cannot be told apart. Give both the same required key with a different 'const', or give each a required key that the other does not have.");

    /// <summary>Gets GTS0246: alternatives of a form that is not supported. Argument: what to do.</summary>
    public static SchemaRule UnsupportedAlternatives { get; } = new(
        "GTS0246", "Unsupported alternatives", "These alternatives have no common C# type. {0}.");

    /// <summary>Gets GTS0247: an object with any content beside a constraint. Argument: the keyword.</summary>
    public static SchemaRule FreeFormConstraint { get; } = new(
        "GTS0247", "Constraint of an object with any content", "'{0}' is not supported on an object with any content. Remove it, or describe the keys under 'properties' or by a schema under 'additionalProperties'.");
}
