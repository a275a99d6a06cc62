namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS00xx: the text is not valid JSON.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0001: another token was expected. Argument: what was expected.</summary>
    public static SchemaRule Syntax { get; } = new(
        "GTS0001", "JSON syntax", "This is not valid JSON: expected {0}. Correct the syntax. The text after this place was not checked.");

    /// <summary>Gets GTS0002: a comment.</summary>
    public static SchemaRule Comment { get; } = new(
        "GTS0002", "Comment in JSON", "JSON does not allow comments. Remove the comment, or move its text to \"$comment\" or \"description\".");

    /// <summary>Gets GTS0003: a comma before a closing bracket.</summary>
    public static SchemaRule TrailingComma { get; } = new(
        "GTS0003", "Trailing comma", "JSON does not allow a comma after the last element. Remove the comma.");

    /// <summary>Gets GTS0004: an object with the same key twice. Argument: the key.</summary>
    public static SchemaRule DuplicateKey { get; } = new(
        "GTS0004", "Duplicate key", "The key '{0}' appears twice in the same object. Remove or rename one of them.");

    /// <summary>Gets GTS0005: arrays and objects nested beyond the limit.</summary>
    public static SchemaRule TooDeep { get; } = new(
        "GTS0005", "JSON nested too deeply", "Arrays and objects can be nested at most 64 levels deep. Flatten the structure.");

    /// <summary>Gets GTS0006: a malformed string. Argument: what is wrong and what to do.</summary>
    public static SchemaRule InvalidString { get; } = new(
        "GTS0006", "Malformed string", "The string is malformed: {0}.");

    /// <summary>Gets GTS0007: a malformed number.</summary>
    public static SchemaRule InvalidNumber { get; } = new(
        "GTS0007",
        "Malformed number",
        "The number is malformed. Write it as in JSON: -12, 0.5 or 1e3, without leading zeros, plus sign, NaN or Infinity, and with digits on both sides of the point.");

    /// <summary>Gets GTS0008: one half of a surrogate pair.</summary>
    public static SchemaRule LoneSurrogate { get; } = new(
        "GTS0008",
        "Lone surrogate",
        "This is one half of a surrogate pair, which is not a character. Write both halves (\\uD83D\\uDE00), or the character itself.");

    /// <summary>Gets GTS0009: bytes that are not UTF-8.</summary>
    public static SchemaRule InvalidUtf8 { get; } = new(
        "GTS0009", "Not UTF-8", "The bytes from here on are not valid UTF-8. Save the file as UTF-8.");

    /// <summary>Gets GTS0010: an empty file.</summary>
    public static SchemaRule EmptyText { get; } = new(
        "GTS0010", "Empty file", "The file is empty. Write a JSON object, or delete the file.");

    /// <summary>Gets GTS0011: a file beyond the limit. Argument: its length.</summary>
    public static SchemaRule FileTooLarge { get; } = new(
        "GTS0011", "File too large", "The file has {0} characters, and the limit is 1,000,000. Split the category into several files.");
}
