namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS0201 to GTS0212: keywords and where they are allowed.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0201: an unknown keyword. Arguments: the keyword, the advice.</summary>
    public static SchemaRule UnknownKeyword { get; } = new(
        "GTS0201", "Unknown keyword", "'{0}' is not a keyword of secret schemas. {1}");

    /// <summary>Gets GTS0202: a keyword of JSON Schema that is not supported. Arguments: the keyword, what to write instead.</summary>
    public static SchemaRule UnsupportedKeyword { get; } = new(
        "GTS0202", "Unsupported keyword", "Secret schemas do not support '{0}'. {1}.");

    /// <summary>Gets GTS0203: a keyword with a value of the wrong kind. Arguments: the keyword, the expected kind, what to do.</summary>
    public static SchemaRule KeywordKind { get; } = new(
        "GTS0203", "Wrong kind of value", "The value of '{0}' must be {1}. {2}.");

    /// <summary>Gets GTS0204: a keyword of another type. Arguments: the keyword, the type, the types it applies to.</summary>
    public static SchemaRule KeywordNotForType { get; } = new(
        "GTS0204", "Keyword of another type", "'{0}' has no effect on the type {1}. It applies to: {2}. Remove it, or change the type.");

    /// <summary>Gets GTS0205: a keyword in the wrong place. Arguments: the keyword, the advice.</summary>
    public static SchemaRule KeywordNotHere { get; } = new(
        "GTS0205", "Keyword in the wrong place", "'{0}' is not allowed here: {1}.");

    /// <summary>Gets GTS0206: a schema that is not an object. Argument: what to write instead.</summary>
    public static SchemaRule NotASchema { get; } = new(
        "GTS0206", "Not a schema", "A schema must be an object, for example {{ \"type\": \"string\" }}. {0}.");

    /// <summary>Gets GTS0207: an unknown <c>$schema</c>. Argument: the value.</summary>
    public static SchemaRule UnknownDialect { get; } = new(
        "GTS0207",
        "Unknown $schema",
        "'{0}' is not the meta-schema of secret schemas. Use \"meta/category.meta.json\" or \"https://json-schema.org/draft/2020-12/schema\".");

    /// <summary>Gets GTS0208: an object without keys.</summary>
    public static SchemaRule NoKeys { get; } = new(
        "GTS0208", "Object without keys", "The object has no keys. Add at least one under 'properties'.");

    /// <summary>Gets GTS0209: a required key that does not exist. Arguments: the key, the advice, the keyword.</summary>
    public static SchemaRule UnknownRequiredKey { get; } = new(
        "GTS0209", "Unknown required key", "'{2}' lists '{0}', which is not a key under 'properties'. {1}");

    /// <summary>Gets GTS0210: an entry that is listed twice. Arguments: the keyword, the entry.</summary>
    public static SchemaRule DuplicateEntry { get; } = new(
        "GTS0210", "Duplicate entry", "'{0}' lists {1} twice. Remove one of the entries.");

    /// <summary>Gets GTS0211: an empty list or text. Arguments: the keyword, what to do.</summary>
    public static SchemaRule EmptyValue { get; } = new(
        "GTS0211", "Empty value", "The value of '{0}' is empty. {1}.");

    /// <summary>Gets GTS0212: an array without the schema of its items.</summary>
    public static SchemaRule MissingItems { get; } = new(
        "GTS0212", "Array without items", "The schema of the array's items is missing. Add it, for example: \"items\": {{ \"type\": \"string\" }}.");
}
