namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS0201 to GTS0212: keywords and where they stand.</content>
public static partial class SchemaRules
{
    /// <summary>GTS0201: a keyword nobody knows. Arguments: the keyword, what to do.</summary>
    public static SchemaRule UnknownKeyword { get; } = new(
        "GTS0201", "Unknown keyword", "'{0}' is no keyword of secret schemas. {1}");

    /// <summary>GTS0202: a keyword of JSON Schema that is not in the closed vocabulary. Arguments: the keyword, what to write instead.</summary>
    public static SchemaRule UnsupportedKeyword { get; } = new(
        "GTS0202", "Unsupported keyword", "'{0}' cannot be turned into one C# type or checked everywhere, so it is not supported. {1}.");

    /// <summary>GTS0203: a keyword with a value of another kind. Arguments: the keyword, the kind.</summary>
    public static SchemaRule KeywordKind { get; } = new(
        "GTS0203", "Wrong kind of value", "The value of '{0}' must be {1}. Write it so.");

    /// <summary>GTS0204: a keyword of another type. Arguments: the keyword, the type, the types it is for.</summary>
    public static SchemaRule KeywordNotForType { get; } = new(
        "GTS0204", "Keyword of another type", "'{0}' has no meaning for the type {1}; it is for {2}. Remove it, or change the type.");

    /// <summary>GTS0205: a keyword in the wrong place. Arguments: the keyword, where it belongs.</summary>
    public static SchemaRule KeywordNotHere { get; } = new(
        "GTS0205", "Keyword in the wrong place", "'{0}' does not belong here: {1}.");

    /// <summary>GTS0206: a schema that is no object.</summary>
    public static SchemaRule NotASchema { get; } = new(
        "GTS0206", "Not a schema", "A schema must be an object, such as {{ \"type\": \"string\" }}. true, false and lists of schemas are not supported.");

    /// <summary>GTS0207: $schema. Argument: the value.</summary>
    public static SchemaRule UnknownDialect { get; } = new(
        "GTS0207",
        "Unknown $schema",
        "'{0}' is not the language of secret schemas. Write \"meta/category.meta.json\" or \"https://json-schema.org/draft/2020-12/schema\".");

    /// <summary>GTS0208: an object without keys.</summary>
    public static SchemaRule NoKeys { get; } = new(
        "GTS0208", "Object without keys", "The object names no keys. List at least one under 'properties'.");

    /// <summary>GTS0209: a required key that is not there. Arguments: the key, what to do.</summary>
    public static SchemaRule UnknownRequiredKey { get; } = new(
        "GTS0209", "Unknown required key", "'required' names '{0}', which is not under 'properties'. {1}");

    /// <summary>GTS0210: an entry twice. Arguments: the keyword, the entry.</summary>
    public static SchemaRule DuplicateEntry { get; } = new(
        "GTS0210", "Duplicate entry", "'{0}' has {1} already. Remove one of the two.");

    /// <summary>GTS0211: an empty list or text. Arguments: the keyword, what to do.</summary>
    public static SchemaRule EmptyValue { get; } = new(
        "GTS0211", "Empty value", "The value of '{0}' is empty. {1}.");

    /// <summary>GTS0212: an array that does not say of what.</summary>
    public static SchemaRule MissingItems { get; } = new(
        "GTS0212", "Array without items", "The array does not say what it holds. Add 'items', such as \"items\": {{ \"type\": \"string\" }}.");
}
