using System.Globalization;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Describes types and their constraints for readers of a catalog.</summary>
internal static class TypeText
{
    // A longer pattern or list says less than the schema itself.
    private const int MaxPattern = 80;
    private const int MaxValues = 12;

    /// <summary>Describes a type: <c>text, at least 8 characters</c>.</summary>
    internal static string Of(CategoryModel category, SchemaType type) => string.Join(", ", Parts(category, type).Where(static part => part is not null));

    private static IEnumerable<string?> Parts(CategoryModel category, SchemaType type) => type switch
    {
        StringType { AllowedValues.Count: > 0 } text => [OneOf(text.AllowedValues)],
        StringType text => [Of(text.Format) + (text.AcceptsNumbers ? " or number" : string.Empty), Bounds(text.MinLength, text.MaxLength, "character", "characters"), Pattern(text.Pattern)],
        BinaryType binary => [$"bytes in base64{(binary.MediaType is null ? string.Empty : $" ({binary.MediaType})")}", Bounds(binary.MinLength, binary.MaxLength, "character", "characters")],
        PemType pem => ["PEM text", Bounds(pem.MinLength, pem.MaxLength, "character", "characters")],
        IntegerType { AllowedValues.Count: > 0 } integer => [OneOf(integer.AllowedValues)],
        IntegerType integer => ["integer", Range(integer.Range)],
        NumberType { AllowedValues.Count: > 0 } number => [OneOf(number.AllowedValues)],
        NumberType number => ["number", Range(number.Range)],
        BooleanType boolean => [boolean.AllowedValue switch { true => "true", false => "false", null => "true or false" }],
        EnumReference reference => [OneOf(new(category.Enums.First(model => model.Identifier == reference.Identifier).Members.Select(static member => member.JsonValue)))],
        ObjectReference => ["object"],
        UnionReference => ["one of several objects"],
        FreeFormType => ["object with any content"],
        ArrayType array => [$"list of {Of(category, array.Items)}", Bounds(array.MinItems, array.MaxItems, "item", "items"), array.UniqueItems ? "all different" : null],
        MapType map => [$"map of names to {Of(category, map.Values)}", Bounds(map.MinProperties, map.MaxProperties, "entry", "entries"), map.Names.Pattern is { } pattern ? $"names match {Cut(pattern)}" : null],
        _ => [type.ToString()],
    };

    private static string Of(StringFormat format) => format switch
    {
        StringFormat.Uri => "URI",
        StringFormat.DateTime => "date and time",
        StringFormat.Date => "date",
        StringFormat.Duration => "duration",
        StringFormat.Uuid => "UUID",
        StringFormat.Email => "e-mail address",
        StringFormat.Hostname => "host name",
        StringFormat.Ipv4 => "IPv4 address",
        StringFormat.Ipv6 => "IPv6 address",
        StringFormat.Time => "time",
        StringFormat.UriReference => "URI or relative reference",
        StringFormat.JsonPointer => "JSON Pointer",
        StringFormat.Regex => "regular expression",
        StringFormat.Json => "JSON text",
        _ => "text",
    };

    private static string OneOf(EquatableArray<string> values) => values.Count == 1
        ? $"always {values[0]}"
        : $"one of {string.Join(", ", values.Take(MaxValues))}{(values.Count > MaxValues ? $" and {(values.Count - MaxValues).ToString(CultureInfo.InvariantCulture)} more" : string.Empty)}";

    private static string? Bounds(int? min, int? max, string one, string many)
    {
        static string Show(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
        return (min, max) switch
        {
            (null or 0, null) => null,
            ({ } same, { } other) when same == other => $"{Show(same)} {(same == 1 ? one : many)}",
            ({ } least, null) => $"at least {Show(least)} {(least == 1 ? one : many)}",
            (null or 0, { } most) => $"at most {Show(most)} {(most == 1 ? one : many)}",
            ({ } least, { } most) => $"{Show(least)} to {Show(most)} {many}",
        };
    }

    private static string? Range(NumericRange range) => (range.Minimum, range.Maximum, range.ExclusiveMinimum, range.ExclusiveMaximum) switch
    {
        (null, null, null, null) => null,
        ({ } least, { } most, null, null) => $"{least} to {most}",
        var (least, most, above, below) => string.Join(", ", new[]
        {
            least is null ? null : $"at least {least}",
            above is null ? null : $"more than {above}",
            most is null ? null : $"at most {most}",
            below is null ? null : $"less than {below}",
        }.OfType<string>()),
    };

    private static string? Pattern(string? pattern) => pattern is null ? null : $"matches {Cut(pattern)}";

    private static string Cut(string pattern) => pattern.Length <= MaxPattern ? pattern : "a pattern of the schema";
}
