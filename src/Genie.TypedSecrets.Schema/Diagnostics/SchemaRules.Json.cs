namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS00xx: the text is not the JSON it should be.</content>
public static partial class SchemaRules
{
    /// <summary>GTS0001: something else was expected here. Argument: what.</summary>
    public static SchemaRule Syntax { get; } = new(
        "GTS0001", "JSON syntax", "This is not JSON: expected {0} here. Correct the syntax; nothing after this place was read.");

    /// <summary>GTS0002: a comment.</summary>
    public static SchemaRule Comment { get; } = new(
        "GTS0002", "Comment in JSON", "JSON has no comments. Remove it, or put the text into a \"$comment\" or \"description\" key.");

    /// <summary>GTS0003: a comma before a closing bracket.</summary>
    public static SchemaRule TrailingComma { get; } = new(
        "GTS0003", "Trailing comma", "JSON allows no comma after the last element. Remove the comma.");

    /// <summary>GTS0004: an object with the same key twice. Argument: the key.</summary>
    public static SchemaRule DuplicateKey { get; } = new(
        "GTS0004", "Duplicate key", "The key '{0}' is in this object already. Remove or rename one of the two.");

    /// <summary>GTS0005: brackets in brackets in brackets.</summary>
    public static SchemaRule TooDeep { get; } = new(
        "GTS0005", "JSON nested too deeply", "Arrays and objects may be nested 64 levels deep, and this is the 65th. Flatten the structure.");

    /// <summary>GTS0006: a string that is not one. Argument: why, and what to do.</summary>
    public static SchemaRule InvalidString { get; } = new(
        "GTS0006", "Malformed string", "The string is malformed: {0}.");

    /// <summary>GTS0007: a number that is not one.</summary>
    public static SchemaRule InvalidNumber { get; } = new(
        "GTS0007",
        "Malformed number",
        "The number is malformed. Write it as JSON does: -12, 0.5, 1e3; no leading zeros or plus sign, digits on both sides of the point, no NaN or Infinity.");

    /// <summary>GTS0008: half of a surrogate pair.</summary>
    public static SchemaRule LoneSurrogate { get; } = new(
        "GTS0008",
        "Lone surrogate",
        "This is half of a surrogate pair, which is no character. Write both halves (\\uD83D\\uDE00), or the character itself.");

    /// <summary>GTS0009: bytes that are not UTF-8.</summary>
    public static SchemaRule InvalidUtf8 { get; } = new(
        "GTS0009", "Not UTF-8", "The bytes from here on are not UTF-8. Save the file as UTF-8.");

    /// <summary>GTS0011: a file beyond the limit. Argument: its length.</summary>
    public static SchemaRule FileTooLarge { get; } = new(
        "GTS0011", "File too large", "The file has {0} characters, and at most 1,000,000 are read. Split the category into several files.");

    /// <summary>GTS0010: nothing in the file.</summary>
    public static SchemaRule EmptyText { get; } = new(
        "GTS0010", "Empty file", "The file is empty. Write a JSON object into it, or delete it.");
}
