namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS0220 to GTS0239: types and sensitivity.</content>
public static partial class SchemaRules
{
    /// <summary>GTS0220: no type, and nothing to infer it from.</summary>
    public static SchemaRule MissingType { get; } = new(
        "GTS0220", "Missing type", "The type is missing and cannot be told from 'enum', 'const', 'properties' or 'items'. Add \"type\": \"string\" (or integer, number, boolean, object, array).");

    /// <summary>GTS0221: a type that does not exist. Arguments: the type, what to do.</summary>
    public static SchemaRule UnknownType { get; } = new(
        "GTS0221", "Unknown type", "There is no type '{0}'. {1}");

    /// <summary>GTS0222: null, alone or among other types.</summary>
    public static SchemaRule NullableType { get; } = new(
        "GTS0222", "List of types, or null", "A key has one type, and never null. Write that type alone; for a key that may be absent, leave it out of 'required'.");

    /// <summary>GTS0223: a root that cannot be a secret. Argument: the type.</summary>
    public static SchemaRule UnsupportedRoot { get; } = new(
        "GTS0223",
        "Unsupported root type",
        "A whole secret cannot be {0}. Make the root \"type\": \"object\" with one key that is, or \"type\": \"string\" for a secret that is one text.");

    /// <summary>GTS0224: a format outside of the closed set. Arguments: the format, the type, what to do.</summary>
    public static SchemaRule UnknownFormat { get; } = new(
        "GTS0224", "Unknown format", "'{0}' is no format of the type {1}. {2}");

    /// <summary>GTS0225: contentEncoding or contentMediaType outside of the closed set. Arguments: the keyword, the value, what to write.</summary>
    public static SchemaRule UnknownContent { get; } = new(
        "GTS0225", "Unknown content", "The {0} '{1}' is not supported. {2}.");

    /// <summary>GTS0226: constraints of text on content. Argument: the keyword.</summary>
    public static SchemaRule KeywordBesideContent { get; } = new(
        "GTS0226", "Text constraint on content", "'{0}' cannot be combined with 'contentEncoding' or 'contentMediaType', which say already what the text is. Remove one of the two.");

    /// <summary>GTS0227: values of several kinds, or of none that is supported.</summary>
    public static SchemaRule MixedEnum { get; } = new(
        "GTS0227", "Mixed or unsupported values", "'{0}' must hold values of one type: strings, numbers or booleans, never null, arrays or objects. Remove the others.");

    /// <summary>GTS0228: a value of another type than the type says. Arguments: the keyword, the type.</summary>
    public static SchemaRule EnumNotOfType { get; } = new(
        "GTS0228", "Value of another type", "The value under '{0}' is not of the type {1}. Correct the value or the type.");

    /// <summary>GTS0229: constraints beside a list of values. Arguments: the keyword, enum or const.</summary>
    public static SchemaRule KeywordBesideEnum { get; } = new(
        "GTS0229", "Constraint beside listed values", "'{0}' adds nothing where '{1}' lists the values. Remove '{0}'.");

    /// <summary>GTS0230: x-sensitive on an object.</summary>
    public static SchemaRule SensitiveObject { get; } = new(
        "GTS0230", "Sensitivity of an object", "'x-sensitive' cannot stand on an object or an array of objects: its keys decide, each for itself. Move it to the keys inside.");

    /// <summary>GTS0231: x-sensitive on items.</summary>
    public static SchemaRule SensitiveItems { get; } = new(
        "GTS0231", "Sensitivity of items", "'x-sensitive' cannot stand on items: a list is a secret as a whole or not at all. Move it to the array.");

    /// <summary>GTS0232: a value of a sensitive key. Argument: the keyword.</summary>
    public static SchemaRule ValueOfSensitiveKey { get; } = new(
        "GTS0232", "Value of a sensitive key", "'{0}' would put the value of a sensitive key into the repository. Remove it, or say \"x-sensitive\": false if the value is no secret.");

    /// <summary>GTS0233: a value of an object. Argument: the keyword.</summary>
    public static SchemaRule ValueOfObject { get; } = new(
        "GTS0233", "Value of an object", "'{0}' cannot stand on an object or an array of objects. Move it to the keys inside.");

    /// <summary>GTS0234: items that refer to a definition of another sensitivity. Arguments: what the definition says, what the array is.</summary>
    public static SchemaRule ItemsSensitivity { get; } = new(
        "GTS0234",
        "Sensitivity of items differs",
        "The definition of the items says \"x-sensitive\": {0}, but the array's own sensitivity, which counts, is {1}. Say \"x-sensitive\": {0} on the array, or use another definition.");
}
