namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS04xx: references.</content>
public static partial class SchemaRules
{
    /// <summary>GTS0401: a reference of another form. Argument: the reference.</summary>
    public static SchemaRule InvalidReference { get; } = new(
        "GTS0401",
        "Invalid reference",
        "'{0}' is no reference to a definition. Write \"#/$defs/name\", or \"sibling.schema.json#/$defs/name\" for a file in the same directory; no URLs, paths or other pointers.");

    /// <summary>GTS0402: a definition that is not there. Arguments: its name, the file, what to do.</summary>
    public static SchemaRule UnknownDefinition { get; } = new(
        "GTS0402", "Unknown definition", "There is no definition '{0}' in {1}. {2}");

    /// <summary>GTS0403: a file that is not there. Argument: its name.</summary>
    public static SchemaRule UnknownFile { get; } = new(
        "GTS0403", "Unknown file", "There is no file '{0}' among the schemas. Correct its name, or add it beside this one.");

    /// <summary>GTS0404: definitions that contain themselves. Argument: the cycle.</summary>
    public static SchemaRule ReferenceCycle { get; } = new(
        "GTS0404", "Reference cycle", "The definition contains itself: {0}. A secret is finite: break the cycle.");

    /// <summary>GTS0405: a definition in another file that has errors. Arguments: its name, the file.</summary>
    public static SchemaRule BrokenDefinition { get; } = new(
        "GTS0405", "Reference to a definition with errors", "The definition '{0}' in {1} has errors. Correct them there.");

    /// <summary>GTS0406: a keyword beside $ref. Argument: the keyword.</summary>
    public static SchemaRule KeywordBesideReference { get; } = new(
        "GTS0406",
        "Keyword beside a reference",
        "'{0}' cannot stand beside '$ref'. Move it into the definition; only title, description, deprecated and keywords with x- can be said anew here.");

    /// <summary>GTS0408: more text by reference than the limit.</summary>
    public static SchemaRule RepeatedText { get; } = new(
        "GTS0408",
        "Too much text by reference",
        "With this reference, the category takes more than 1,000,000 characters of descriptions, defaults and examples from definitions. "
        + "Shorten them in the definition, or write them at one key.");

    /// <summary>GTS0407: references to references to references.</summary>
    public static SchemaRule ReferenceTooDeep { get; } = new(
        "GTS0407", "References nested too deeply", "With what it refers to, this is nested more than 64 levels deep. Flatten the structure.");
}
