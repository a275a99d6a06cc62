using System.Globalization;
using System.Numerics;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Determines whether every value of one type is a value of another type. Nested objects are compared elsewhere.</summary>
/// <remarks>Exact but for patterns and for lengths of formats: of those a change counts as one that rejects values, unless it removes the constraint.</remarks>
internal sealed class TypeInclusion(CategoryModel before, CategoryModel after)
{
    /// <summary>Gets the first reason why a value of the old type may not be one of the new type; null if there is none.</summary>
    internal string? FindReason(SchemaType old, SchemaType type) => (old, type) switch
    {
        // These types are compared value by value elsewhere.
        (EnumReference, EnumReference) => null,
        _ when Values(old) is { } values => Rejected(values, type),
        (ObjectReference, ObjectReference) or (UnionReference, UnionReference) => null,
        (ObjectReference or UnionReference or MapType or FreeFormType, FreeFormType) => null,
        (IntegerType, StringType { AcceptsNumbers: true }) or (NumberType, StringType { AcceptsNumbers: true, AcceptsOnlyIntegers: false }) => null,
        (ArrayType a, ArrayType b) => FindReason(a, b),
        (MapType a, MapType b) => Counts(a.MinProperties, a.MaxProperties, b.MinProperties, b.MaxProperties) ?? Names(a.Names, b.Names) ?? FindReason(a.Values, b.Values),
        (MapType a, ObjectReference b) => FindReason(a, after.Objects.First(item => item.Identifier == b.Identifier)),
        (StringType a, StringType b) => FindReason(a, b),
        (BinaryType { IsJson: false }, BinaryType { IsJson: true }) => "the content must be JSON text",
        (BinaryType a, BinaryType b) => Lengths(a.MinLength, a.MaxLength, b.MinLength, b.MaxLength),
        (PemType a, PemType b) => Lengths(a.MinLength, a.MaxLength, b.MinLength, b.MaxLength),
        (BinaryType a, StringType { Format: StringFormat.None, Pattern: null, AllowedValues.Count: 0 } b) => Lengths(a.MinLength, a.MaxLength, b.MinLength, b.MaxLength),
        (PemType a, StringType { Format: StringFormat.None, Pattern: null, AllowedValues.Count: 0 } b) => Lengths(a.MinLength, a.MaxLength, b.MinLength, b.MaxLength),
        (IntegerType a, IntegerType b) => FindReason(a, b),
        (IntegerType a, NumberType b) => AllowedValues(b.AllowedValues) ?? Range(Bounds(a), b.Range),
        (NumberType { IsDouble: var wasDouble } a, NumberType b) => wasDouble && !b.IsDouble ? "a double may not fit a decimal" : AllowedValues(b.AllowedValues) ?? Range(a.Range, b.Range),
        _ => "the type is another one",
    };

    /// <summary>Determines whether an object may reject a key that it no longer names.</summary>
    internal bool IsRejected(ObjectModel current, KeyModel old) => current.Additional is { Type: var map }
        ? !map.Names.SkipsOthers && (map.Names != NameRules.Any || FindReason(old.Type, map.Values) is not null || SchemaTypes.Core(old.Type) is ObjectReference)
        : !current.AllowsAdditionalKeys;

    // The values of a type that has only a few; null for any other.
    private List<string>? Values(SchemaType type) => type switch
    {
        StringType { AllowedValues.Count: > 0 } text => [.. text.AllowedValues.Select(Quote)],
        IntegerType { AllowedValues.Count: > 0 } number => [.. number.AllowedValues],
        NumberType { AllowedValues.Count: > 0 } number => [.. number.AllowedValues],
        BooleanType { AllowedValue: { } only } => [only ? "true" : "false"],
        BooleanType => ["true", "false"],
        EnumReference reference => [.. before.Enums.First(item => item.Identifier == reference.Identifier).Members.Select(static member => Quote(member.JsonValue))],
        _ => null,
    };

    private string? Rejected(List<string> values, SchemaType type)
    {
        var rejected = values.Count(value => JsonReader.Read(value).Root is not { } node || !ValueValidator.Fits(type, after, node));

        // A stored number may also be a string that holds it.
        var isNumber = values.Exists(static value => value[0] is '-' or (>= '0' and <= '9'));
        return rejected > 0 || (isNumber && type is not (IntegerType or NumberType or StringType { AcceptsNumbers: true })) ? "a value that was allowed is no longer allowed" : null;
    }

    private string? FindReason(ArrayType a, ArrayType b)
    {
        if ((b.MinItems ?? 0) > (a.MinItems ?? 0) || (b.MaxItems ?? int.MaxValue) < (a.MaxItems ?? int.MaxValue))
        {
            return Limits("the number of items", a.MinItems, a.MaxItems, b.MinItems, b.MaxItems);
        }

        return b.UniqueItems && !a.UniqueItems ? "items must be unique" : FindReason(a.Items, b.Items);
    }

    // Entries become keys: each of them may be there or not.
    private string? FindReason(MapType a, ObjectModel b)
    {
        var isRead = !a.Names.SkipsOthers
            && !SchemaTypes.HoldsKeys(a.Values) && SchemaTypes.Core(a.Values) is not EnumReference
            && b.Rules.Count == 0
            && b.Keys.All(key => !key.IsRequired && FindReason(a.Values, key.Type) is null)
            && (b.AllowsAdditionalKeys || b.Additional is not null);
        return !isRead ? "the type is another one"
            : Counts(a.MinProperties, a.MaxProperties, b.MinProperties, b.MaxProperties)
                ?? (b.Additional is { Type: var rest } ? Names(a.Names, rest.Names) ?? FindReason(a.Values, rest.Values) : null);
    }

    internal static string? Counts(int? oldMinimum, int? oldMaximum, int? minimum, int? maximum) =>
        (minimum ?? 0) > (oldMinimum ?? 0) || (maximum ?? int.MaxValue) < (oldMaximum ?? int.MaxValue) ? "the number of keys is more limited" : null;

    // Ignored entries can have any value: they fit a map that reads them only by chance.
    private static string? Names(NameRules a, NameRules b) =>
        a.SkipsOthers && (!b.SkipsOthers || a.Pattern != b.Pattern) ? "entries that were ignored are read"
        : b.Pattern is not null && !b.SkipsOthers && a.Pattern != b.Pattern ? "the pattern of the names changed"
        : Lengths(a.MinLength, a.MaxLength, b.MinLength, b.MaxLength) is null ? null : "the length of the names is more limited";

    private static string? FindReason(StringType a, StringType b)
    {
        if (b.AllowedValues.Count > 0)
        {
            return AllowedValues(b.AllowedValues);
        }

        if (a.AcceptsNumbers && !b.AcceptsNumbers)
        {
            return "a number is not accepted";
        }

        if (a.AcceptsNumbers && b.AcceptsOnlyIntegers && !a.AcceptsOnlyIntegers)
        {
            return "a number with a fraction is not accepted";
        }

        if (b.Format != StringFormat.None && b.Format != a.Format)
        {
            return $"the format is {b.Format.ToString().ToLowerInvariant()}";
        }

        return b.Pattern is not null && b.Pattern != a.Pattern ? $"the pattern is {DisplayText.Clean(b.Pattern, DisplayText.MaxQuoteLength)}" : Lengths(a.MinLength, a.MaxLength, b.MinLength, b.MaxLength);
    }

    private static string? Lengths(int? oldMinimum, int? oldMaximum, int? minimum, int? maximum) =>
        (minimum ?? 0) > (oldMinimum ?? 0) || (maximum ?? int.MaxValue) < (oldMaximum ?? int.MaxValue) 
            ? Limits("the length", oldMinimum, oldMaximum, minimum, maximum)
            : null;

    // The limits are part of the message and therefore of the fingerprint, so accepting one change does not accept a stricter one.
    private static string Limits(string what, int? oldMinimum, int? oldMaximum, int? minimum, int? maximum) => string.Create(
        CultureInfo.InvariantCulture, $"{what} was {Span(oldMinimum, oldMaximum)} and is {Span(minimum, maximum)}");

    private static string Span(int? minimum, int? maximum) => (minimum, maximum) switch
    {
        (null, null) => "not limited",
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"at least {least}"),
        (null, { } most) => string.Create(CultureInfo.InvariantCulture, $"at most {most}"),
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
    };

    private static string? FindReason(IntegerType a, IntegerType b) => AllowedValues(b.AllowedValues) ?? Range(Bounds(a), Bounds(b));

    private static string? AllowedValues(Schema.Collections.EquatableArray<string> values) => values.Count > 0
        ? $"only these values are allowed: {DisplayText.Clean(string.Join(", ", values), DisplayText.MaxQuoteLength)}"
        : null;

    private static string? Range((BigInteger Low, BigInteger High) a, (BigInteger Low, BigInteger High) b) =>
        a.Low < b.Low || a.High > b.High
        ? string.Create(CultureInfo.InvariantCulture, $"the range was {a.Low} to {a.High} and is {b.Low} to {b.High}")
        : null;

    private static string? Range((BigInteger Low, BigInteger High) a, NumericRange b) =>
        Range(new NumericRange(a.Low.ToString(CultureInfo.InvariantCulture), a.High.ToString(CultureInfo.InvariantCulture), null, null), b);

    private static string? Range(NumericRange a, NumericRange b) =>
        IsTighter(Bound(a.Minimum, a.ExclusiveMinimum, sign: 1), Bound(b.Minimum, b.ExclusiveMinimum, sign: 1), sign: 1)
        || IsTighter(Bound(a.Maximum, a.ExclusiveMaximum, sign: -1), Bound(b.Maximum, b.ExclusiveMaximum, sign: -1), sign: -1)
            ? $"the range was {Show(a)} and is {Show(b)}"
            : null;

    private static string Show(NumericRange range)
    {
        string[] parts = [.. new[] { (">=", range.Minimum), (">", range.ExclusiveMinimum), ("<=", range.Maximum), ("<", range.ExclusiveMaximum) }.Where(static part => part.Item2 is not null).Select(static part => $"{part.Item1} {part.Item2}")];
        return parts.Length == 0 ? "open" : string.Join(", ", parts);
    }

    // The range of integers of the type: its bounds, limited to the range of an int or a long.
    private static (BigInteger Low, BigInteger High) Bounds(IntegerType type)
    {
        BigInteger low = type.Is64Bit ? long.MinValue : int.MinValue;
        BigInteger high = type.Is64Bit ? long.MaxValue : int.MaxValue;
        low = Max(low, Whole(type.Range.Minimum, 0), Whole(type.Range.ExclusiveMinimum, 1));
        high = -Max(-high, -Whole(type.Range.Maximum, 0), -Whole(type.Range.ExclusiveMaximum, -1));
        return (low, high);
    }

    private static BigInteger Max(BigInteger value, params BigInteger?[] others) => others.Aggregate(value, static (most, other) => other is { } o && o > most ? o : most);

    private static BigInteger? Whole(string? bound, int step) =>
        bound is null ? null : BigInteger.TryParse(bound, NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value + step : null;

    private static (ExactNumber? Bound, bool IsExclusive) Bound(string? inclusive, string? exclusive, int sign)
    {
        var (a, b) = (Parse(inclusive), Parse(exclusive));
        return a is null ? (b, b is not null) : b is null || ExactNumber.Compare(a.Value, b.Value) * sign > 0 ? (a, false) : (b, true);
    }

    // Of two bounds on the same side: a sign of 1 for the lower one, of -1 for the upper one.
    private static bool IsTighter((ExactNumber? Bound, bool IsExclusive) old, (ExactNumber? Bound, bool IsExclusive) bound, int sign) => (old.Bound, bound.Bound) switch
    {
        (_, null) => false,
        (null, _) => true,
        ({ } a, { } b) => (ExactNumber.Compare(a, b) * sign) switch { < 0 => true, 0 => !old.IsExclusive && bound.IsExclusive, _ => false },
    };

    private static ExactNumber? Parse(string? text) => text is not null && ExactNumber.TryParse(text, out var number) ? number : null;

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
