namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS0220 to GTS0239: types and sensitivity.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0220: no type, and nothing to infer it from.</summary>
    public static SchemaRule MissingType { get; } = new(
        "GTS0220", "Missing type", "The type is missing and cannot be inferred from 'enum', 'const', 'properties' or 'items'. Add \"type\": \"string\" (or integer, number, boolean, object, array).");

    /// <summary>Gets GTS0221: an unknown type. Arguments: the type, the advice.</summary>
    public static SchemaRule UnknownType { get; } = new(
        "GTS0221", "Unknown type", "'{0}' is not a type. {1}");

    /// <summary>Gets GTS0222: several types, or null in the wrong place. Argument: what to do.</summary>
    public static SchemaRule NullableType { get; } = new(
        "GTS0222", "List of types, or null", "These types cannot be combined: the type of a key can be combined with \"null\". {0}.");

    /// <summary>Gets GTS0223: a root type that is not supported. Argument: the type.</summary>
    public static SchemaRule UnsupportedRoot { get; } = new(
        "GTS0223",
        "Unsupported root type",
        "The root of a secret cannot be of the type {0}. Use \"type\": \"object\" with one key of that type, or \"type\": \"string\" for a secret that is one text.");

    /// <summary>Gets GTS0224: an unknown format. Arguments: the format, the type, the advice.</summary>
    public static SchemaRule UnknownFormat { get; } = new(
        "GTS0224", "Unknown format", "'{0}' is not a format of the type {1}. {2}");

    /// <summary>Gets GTS0225: an unknown contentEncoding or contentMediaType. Arguments: the keyword, the value, what to write.</summary>
    public static SchemaRule UnknownContent { get; } = new(
        "GTS0225", "Unknown content", "The {0} '{1}' is not supported. {2}.");

    /// <summary>Gets GTS0226: a constraint of text on content. Argument: the keyword.</summary>
    public static SchemaRule KeywordBesideContent { get; } = new(
        "GTS0226", "Text constraint on content", "'{0}' cannot be combined with 'contentEncoding' or 'contentMediaType', which already determine the form of the text. Remove one of them.");

    /// <summary>Gets GTS0227: listed values of several types, or of one that is not supported. Argument: the keyword.</summary>
    public static SchemaRule MixedEnum { get; } = new(
        "GTS0227", "Mixed or unsupported values", "The values of '{0}' must have one type: string, number or boolean. Remove values of other types, null, arrays and objects.");

    /// <summary>Gets GTS0228: a listed value that does not have the schema's type. Arguments: the keyword, the type.</summary>
    public static SchemaRule EnumNotOfType { get; } = new(
        "GTS0228", "Value of another type", "The value of '{0}' does not have the type {1}. Correct the value or the type.");

    /// <summary>Gets GTS0229: a constraint beside listed values. Arguments: the keyword, enum or const.</summary>
    public static SchemaRule KeywordBesideEnum { get; } = new(
        "GTS0229", "Constraint beside listed values", "'{0}' has no effect because '{1}' lists the allowed values. Remove '{0}'.");

    /// <summary>Gets GTS0230: x-sensitive on an object.</summary>
    public static SchemaRule SensitiveObject { get; } = new(
        "GTS0230", "Sensitivity of an object", "'x-sensitive' is not allowed on an object, a map or an array of either, whose keys are sensitive or not individually. Move it to the keys of the object, or to the schema of the map's values.");

    /// <summary>Gets GTS0231: x-sensitive on items.</summary>
    public static SchemaRule SensitiveItems { get; } = new(
        "GTS0231", "Sensitivity of items", "'x-sensitive' is not allowed on items: an array is sensitive as a whole or not at all. Move it to the array.");

    /// <summary>Gets GTS0232: a value of a sensitive key. Argument: the keyword.</summary>
    public static SchemaRule ValueOfSensitiveKey { get; } = new(
        "GTS0232", "Value of a sensitive key", "'{0}' would put a value of a sensitive key into the repository. Remove '{0}', or add \"x-sensitive\": false if the value is not secret.");

    /// <summary>Gets GTS0233: a value of an object. Argument: the keyword.</summary>
    public static SchemaRule ValueOfObject { get; } = new(
        "GTS0233", "Value of an object", "'{0}' is not allowed on an object or an array of objects. Move it to the keys of the object.");

    /// <summary>Gets GTS0234: items that refer to a definition of another sensitivity. Arguments: the definition's, the array's.</summary>
    public static SchemaRule ItemsSensitivity { get; } = new(
        "GTS0234",
        "Sensitivity of items differs",
        "The definition of the items has \"x-sensitive\": {0}, and the array has {1}, which applies to all items. Add \"x-sensitive\": {0} to the array, or use another definition.");
}
