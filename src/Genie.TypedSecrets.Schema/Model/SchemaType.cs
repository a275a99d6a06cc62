using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Model;

/// <summary>Represents the type of a value with its constraints. A closed hierarchy.</summary>
public abstract record SchemaType
{
    private protected SchemaType()
    {
    }
}

/// <summary>Represents a JSON string.</summary>
/// <param name="Format">The format.</param>
/// <param name="MinLength">The least number of Unicode code points, or null.</param>
/// <param name="MaxLength">The largest number of Unicode code points, or null.</param>
/// <param name="Pattern">A regular expression that must match somewhere in the string, or null.</param>
/// <param name="AllowedValues">The only values allowed (from <c>const</c>); empty means any.</param>
public sealed record StringType(
    StringFormat Format,
    int? MinLength,
    int? MaxLength,
    string? Pattern,
    EquatableArray<string> AllowedValues) : SchemaType
{
    /// <summary>Gets whether a JSON number is accepted too, and read as its text (<c>"type": ["string", "integer"]</c>).</summary>
    public bool AcceptsNumbers { get; init; }

    /// <summary>Gets whether an accepted number must be an integer (<c>["string", "integer"]</c> without <c>number</c>).</summary>
    public bool AcceptsOnlyIntegers { get; init; }
}

/// <summary>Specifies the formats of the closed vocabulary.</summary>
public enum StringFormat
{
    /// <summary>Any text: <c>string</c>.</summary>
    None,

    /// <summary><c>uri</c>: an absolute URI (RFC 3986), <see cref="System.Uri"/>.</summary>
    Uri,

    /// <summary><c>date-time</c>: RFC 3339, <see cref="System.DateTimeOffset"/>.</summary>
    DateTime,

    /// <summary><c>date</c>: RFC 3339 full-date, <c>DateOnly</c>.</summary>
    Date,

    /// <summary><c>duration</c>: ISO 8601 as in RFC 3339 appendix A, without years and months, <see cref="System.TimeSpan"/>.</summary>
    Duration,

    /// <summary><c>uuid</c>: RFC 9562, <see cref="System.Guid"/>.</summary>
    Uuid,

    /// <summary><c>email</c>: checked, stays a string.</summary>
    Email,

    /// <summary><c>hostname</c>: RFC 1123, checked, stays a string.</summary>
    Hostname,

    /// <summary><c>ipv4</c>: dotted quad, checked, stays a string.</summary>
    Ipv4,

    /// <summary><c>ipv6</c>: RFC 4291, checked, stays a string.</summary>
    Ipv6,

    /// <summary><c>time</c>: RFC 3339 full-time, checked, stays a string.</summary>
    Time,

    /// <summary><c>uri-reference</c>: RFC 3986, checked, stays a string.</summary>
    UriReference,

    /// <summary><c>json-pointer</c>: RFC 6901, checked, stays a string.</summary>
    JsonPointer,

    /// <summary><c>regex</c>: ECMA-262, checked, stays a string.</summary>
    Regex,

    /// <summary>JSON text (<c>contentMediaType: application/json</c>): checked, stays a string.</summary>
    Json,
}

/// <summary>Bytes, stored as a base64 string (<c>contentEncoding: base64</c>); at the root also as <c>SecretBinary</c>.</summary>
/// <param name="MinLength">The least number of characters of the base64 text, or null.</param>
/// <param name="MaxLength">The largest number of characters of the base64 text, or null.</param>
/// <param name="MediaType">The <c>contentMediaType</c>, or null.</param>
public sealed record BinaryType(int? MinLength, int? MaxLength, string? MediaType) : SchemaType
{
    /// <summary>Gets whether the bytes must be JSON text in UTF-8.</summary>
    public bool IsJson => MediaType == "application/json";
}

/// <summary>PEM text (<c>contentMediaType: application/x-pem-file</c> or <c>application/pem-certificate-chain</c>).</summary>
/// <param name="MinLength">The least number of Unicode code points, or null.</param>
/// <param name="MaxLength">The largest number of Unicode code points, or null.</param>
public sealed record PemType(int? MinLength, int? MaxLength) : SchemaType;

/// <summary>Represents a whole number. Accepted as a JSON number or as a JSON string that holds one, as AWS writes ports.</summary>
/// <param name="Is64Bit">Whether it is a <c>long</c>; an <c>int</c> where the range fits one.</param>
/// <param name="Range">The bounds.</param>
/// <param name="AllowedValues">The only values allowed, canonical decimal text; empty means any.</param>
public sealed record IntegerType(bool Is64Bit, NumericRange Range, EquatableArray<string> AllowedValues) : SchemaType;

/// <summary>Represents a number. Accepted as a JSON number or as a JSON string that holds one.</summary>
/// <param name="IsDouble">Whether it is a <c>double</c> (<c>format: double</c>); a <c>decimal</c> otherwise.</param>
/// <param name="Range">The bounds.</param>
/// <param name="AllowedValues">The only values allowed, canonical text; empty means any.</param>
public sealed record NumberType(bool IsDouble, NumericRange Range, EquatableArray<string> AllowedValues) : SchemaType;

/// <summary>Represents the bounds of a numeric key: canonical JSON number text, or null if open.</summary>
/// <param name="Minimum">The least value allowed.</param>
/// <param name="Maximum">The largest value allowed.</param>
/// <param name="ExclusiveMinimum">The value that must be exceeded.</param>
/// <param name="ExclusiveMaximum">The value that must not be reached.</param>
public sealed record NumericRange(string? Minimum, string? Maximum, string? ExclusiveMinimum, string? ExclusiveMaximum)
{
    /// <summary>Gets a range without bounds.</summary>
    public static NumericRange Any { get; } = new(null, null, null, null);
}

/// <summary>True or false.</summary>
/// <param name="AllowedValue">The only value allowed, or null for both.</param>
public sealed record BooleanType(bool? AllowedValue) : SchemaType;

/// <summary>Represents one of a closed list of strings.</summary>
/// <param name="Identifier">The <see cref="EnumModel.Identifier"/> in <see cref="CategoryModel.Enums"/>.</param>
public sealed record EnumReference(string Identifier) : SchemaType;

/// <summary>Represents a nested object.</summary>
/// <param name="Identifier">The <see cref="ObjectModel.Identifier"/> in <see cref="CategoryModel.Objects"/>.</param>
public sealed record ObjectReference(string Identifier) : SchemaType;

/// <summary>Represents a list.</summary>
/// <param name="Items">The type of every element.</param>
/// <param name="MinItems">The least number of elements, or null.</param>
/// <param name="MaxItems">The largest number of elements, or null.</param>
/// <param name="UniqueItems">Whether no two elements may be equal.</param>
public sealed record ArrayType(SchemaType Items, int? MinItems, int? MaxItems, bool UniqueItems) : SchemaType;

/// <summary>Represents an object whose keys are data: a map from names to values of one type.</summary>
/// <param name="Values">The type of every value.</param>
/// <param name="ValuesAreSensitive">Whether every value is a <c>Secret&lt;T&gt;</c>. Always false if the values have keys of their own.</param>
/// <param name="Names">The constraints of the names.</param>
/// <param name="MinProperties">The least number of entries, or null.</param>
/// <param name="MaxProperties">The largest number of entries, or null.</param>
public sealed record MapType(SchemaType Values, bool ValuesAreSensitive, NameRules Names, int? MinProperties, int? MaxProperties) : SchemaType;

/// <summary>Represents the constraints of the names in a map.</summary>
/// <param name="MinLength">The least number of Unicode code points, or null.</param>
/// <param name="MaxLength">The largest number of Unicode code points, or null.</param>
/// <param name="Pattern">A regular expression that must match somewhere in the name, or null.</param>
/// <param name="AreSensitive">Whether names are not shown in messages and in text (<c>x-sensitive</c> under <c>propertyNames</c>).</param>
/// <param name="SkipsOthers">Whether entries whose name does not match the pattern are ignored instead of rejected.</param>
public sealed record NameRules(int? MinLength, int? MaxLength, string? Pattern, bool AreSensitive, bool SkipsOthers)
{
    /// <summary>Gets the rules that every name satisfies.</summary>
    public static NameRules Any { get; } = new(null, null, null, AreSensitive: false, SkipsOthers: false);
}

/// <summary>Represents one of several objects.</summary>
/// <param name="Identifier">The <see cref="UnionModel.Identifier"/> in <see cref="CategoryModel.Unions"/>.</param>
public sealed record UnionReference(string Identifier) : SchemaType;

/// <summary>Represents a JSON object with any content: <c>JsonElement</c>. Always sensitive as a whole.</summary>
public sealed record FreeFormType : SchemaType;
