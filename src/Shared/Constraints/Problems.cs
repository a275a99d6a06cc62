using System.Globalization;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Specifies the kind of a JSON value.</summary>
internal enum JsonKind
{
    String,
    Number,
    Boolean,
    Null,
    Array,
    Object,
}

/// <summary>
/// Words the problems of values in the same way everywhere. No member receives a value, only constraints of the schema and names
/// of keys.
/// </summary>
internal static class Problems
{
    internal const string AnObject = "an object";
    internal const string AJsonObject = "a JSON object";
    internal const string AnArray = "an array";
    internal const string ABoolean = "true or false";
    internal const string AnInteger = "an integer";
    internal const string ANumber = "a number";
    internal const string TextOrNumber = "a string or a number";
    internal const string Duplicate = "the key appears more than once";
    internal const string DuplicateItem = "the item equals an earlier one: expected unique items";
    internal const string Fraction = "expected an integer, found a number with a fraction";
    internal const string NotInt32 = "expected an integer from -2147483648 to 2147483647";
    internal const string NotInt64 = "expected an integer from -9223372036854775808 to 9223372036854775807";
    internal const string NotDecimal = "expected a number that a decimal represents exactly: at most 28 decimal places, less than 7.9e28";
    internal const string NotDouble = "expected a number that a double represents: less than 1.8e308";
    internal const string NotJsonBytes = "expected JSON text, found other bytes";
    internal const string LoneSurrogate = "expected well-formed Unicode, found one half of a surrogate pair as a \\u escape";
    internal const string PatternTimeout = "matching the schema's pattern took too long: simplify the pattern";

    /// <summary>The maximum number of unknown names of one object that are compared with a missing key.</summary>
    internal const int MaxUnknownNames = 100;

    private const int MaxValuesListed = 20;

    internal static string Text(TextFormat format) => format switch
    {
        TextFormat.None => "a string",
        TextFormat.Email => "an e-mail address",
        TextFormat.Hostname => "a host name (RFC 1123)",
        TextFormat.Ipv4 => "an IPv4 address",
        TextFormat.Ipv6 => "an IPv6 address",
        TextFormat.Uri => "an absolute URI",
        TextFormat.DateTime => "a date and time such as 2030-01-31T12:00:00Z (RFC 3339)",
        TextFormat.Date => "a date such as 2030-01-31 (RFC 3339)",
        TextFormat.Duration => "a duration such as P1DT12H (ISO 8601, without years and months)",
        TextFormat.Uuid => "a UUID",
        TextFormat.Base64 => "base64 text",
        TextFormat.Time => "a time such as 12:00:00Z (RFC 3339)",
        TextFormat.UriReference => "a URI or a relative reference",
        TextFormat.JsonPointer => "a JSON Pointer",
        TextFormat.Regex => "a regular expression (ECMA-262)",
        TextFormat.Json => "a string with JSON text",
        TextFormat.JsonInBase64 => "base64 text of JSON text",
        TextFormat.Pem => "PEM text with its line breaks (-----BEGIN … to -----END …)",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    internal static string Number(NumberKind kind) => kind is NumberKind.Int32 or NumberKind.Int64 ? AnInteger : ANumber;

    internal static string OneOf(IReadOnlyList<string> values)
    {
        var listed = string.Join(", ", values.Take(MaxValuesListed).Select(v => $"'{DisplayText.CleanName(v)}'"));
        return values.Count switch
        {
            1 => listed,
            <= MaxValuesListed => $"one of {listed}",
            _ => $"one of {listed} and {Count(values.Count - MaxValuesListed, "more", "more")}",
        };
    }

    internal static string WrongKind(string expected, JsonKind found) => $"expected {expected}, found {Kind(found)}";

    internal static string WrongText(string expected) => $"expected {expected}, found other text";

    internal static string BrokenText(string expected) => $"expected {expected}, found a string that begins like JSON and is not valid JSON";

    internal static string DeepText(string expected, int maximum) => $"expected {expected}, found a string with JSON that is nested deeper than {Count(maximum, "level", "levels")}";

    internal static string NullKey(string expected) => $"expected {expected}, found null";

    internal static string NullItem(string expected) => $"expected {expected}, found null: leave the item out instead";

    internal static string Expected(string expected) => $"expected {expected}";

    internal static string Missing(string expected, string name, string? nearest) =>
        $"required key is missing: expected {expected}"
        + (nearest is null ? string.Empty : $". The value has '{DisplayText.CleanName(nearest)}': did you mean '{DisplayText.CleanName(name)}'?");

    internal static string UnknownKey(string? nearest) =>
        "the schema does not have this key and does not allow additional keys" + (nearest is null ? string.Empty : $". Did you mean '{DisplayText.CleanName(nearest)}'?");

    internal static string TooShort(int minimum) => $"expected at least {Count(minimum, "character", "characters")}";

    internal static string TooLong(int maximum) => $"expected at most {Count(maximum, "character", "characters")}";

    internal static string NoMatch(string pattern) => $"expected a match of the pattern {DisplayText.Clean(pattern, DisplayText.MaxQuoteLength)}";

    internal static string TooFewItems(int minimum) => $"expected at least {Count(minimum, "item", "items")}";

    internal static string TooManyItems(int maximum) => $"expected at most {Count(maximum, "item", "items")}";

    internal static string TooFewKeys(int minimum) => $"expected at least {Count(minimum, "key", "keys")}";

    internal static string TooManyKeys(int maximum) => $"expected at most {Count(maximum, "key", "keys")}";

    internal static string NoSet(IReadOnlyList<IReadOnlyList<string>> sets) => $"expected {Sets(sets)}";

    internal static string SeveralSets(IReadOnlyList<IReadOnlyList<string>> sets) => $"expected only {Sets(sets)}";

    internal static string MissingBeside(string key) => $"required key is missing: the value has '{DisplayText.CleanName(key)}', which requires it";

    internal static string Name(string problem) => "the name of the key: " + problem;

    internal static string BelowMinimum(string minimum) => $"expected {DisplayText.CleanName(minimum)} or more";

    internal static string AboveMaximum(string maximum) => $"expected {DisplayText.CleanName(maximum)} or less";

    internal static string NotAbove(string exclusiveMinimum) => $"expected more than {DisplayText.CleanName(exclusiveMinimum)}";

    internal static string NotBelow(string exclusiveMaximum) => $"expected less than {DisplayText.CleanName(exclusiveMaximum)}";

    private static string Sets(IReadOnlyList<IReadOnlyList<string>> sets)
    {
        var listed = sets.Take(MaxValuesListed).Select(set => string.Join(" with ", set.Take(MaxValuesListed).Select(name => $"'{DisplayText.CleanName(name)}'")));
        return $"one of the keys {string.Join(", ", listed)}";
    }

    private static string Count(int count, string one, string many) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);

    private static string Kind(JsonKind kind) => kind switch
    {
        JsonKind.String => "a string",
        JsonKind.Number => ANumber,
        JsonKind.Boolean => "a boolean",
        JsonKind.Null => "null",
        JsonKind.Array => AnArray,
        _ => AnObject,
    };
}
