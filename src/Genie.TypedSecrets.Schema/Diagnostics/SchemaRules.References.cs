namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS04xx: references.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0401: a reference of an unsupported form. Argument: the reference.</summary>
    public static SchemaRule InvalidReference { get; } = new(
        "GTS0401",
        "Invalid reference",
        "'{0}' is not a reference to a definition. Use \"#/$defs/name\", or \"sibling.schema.json#/$defs/name\" for a file in the same directory. URLs, paths and other pointers are not supported.");

    /// <summary>Gets GTS0402: an unknown definition. Arguments: its name, the file, the advice.</summary>
    public static SchemaRule UnknownDefinition { get; } = new(
        "GTS0402", "Unknown definition", "{1} does not define '{0}'. {2}");

    /// <summary>Gets GTS0403: an unknown file. Argument: its name.</summary>
    public static SchemaRule UnknownFile { get; } = new(
        "GTS0403", "Unknown file", "The file '{0}' is not among the schemas. Correct its name, or add the file in the same directory.");

    /// <summary>Gets GTS0404: definitions that contain themselves. Argument: the cycle.</summary>
    public static SchemaRule ReferenceCycle { get; } = new(
        "GTS0404", "Reference cycle", "The definition contains itself: {0}. Remove one of these references.");

    /// <summary>Gets GTS0405: a definition of another file that has errors. Arguments: its name, the file.</summary>
    public static SchemaRule BrokenDefinition { get; } = new(
        "GTS0405", "Reference to a definition with errors", "The definition '{0}' in {1} has errors. Correct them there.");

    /// <summary>Gets GTS0406: a constraint beside a $ref to a definition that it cannot be merged with. Arguments: the keyword, what the definition describes.</summary>
    public static SchemaRule KeywordBesideReference { get; } = new(
        "GTS0406",
        "Keyword beside a reference",
        "'{0}' beside '$ref' cannot be merged with the definition, which describes {1}. Move it to the definition, or write the type here without '$ref'.");

    /// <summary>Gets GTS0407: references nested beyond the limit.</summary>
    public static SchemaRule ReferenceTooDeep { get; } = new(
        "GTS0407", "References nested too deeply", "Together with the definitions it refers to, this schema is nested more than 64 levels deep. Flatten the structure.");

    /// <summary>Gets GTS0408: more text by reference than the limit.</summary>
    public static SchemaRule RepeatedText { get; } = new(
        "GTS0408",
        "Too much text by reference",
        "With this reference, the category gets more than 1,000,000 characters of descriptions, defaults and examples from definitions. "
        + "Shorten them in the definition, or move them to the key that needs them.");
}
