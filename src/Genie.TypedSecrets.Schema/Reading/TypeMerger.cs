using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Merges two types of the same key.</summary>
internal static class TypeMerger
{
    /// <summary>Gets the type whose values are values of both; null if there is none that can be expressed.</summary>
    internal static Shape? Merge(Shape one, Shape other) => (one, other) switch
    {
        _ when ReferenceEquals(one, other) => one,
        (LeafShape a, LeafShape b) => Merge(a.Type, b.Type) is { } type ? new LeafShape(type) : null,
        (EnumShape a, EnumShape b) => IsPart(a, b) ? a : IsPart(b, a) ? b : null,
        (EnumShape a, LeafShape { Type: StringType { AllowedValues.Count: > 0 } b }) => Narrow(a, b),
        (LeafShape { Type: StringType { AllowedValues.Count: > 0 } a }, EnumShape b) => Narrow(b, a),
        (EnumShape a, LeafShape { Type: StringType b }) => a.Members.All(member => FitsText(b, member.JsonValue)) ? a : null,
        (LeafShape { Type: StringType a }, EnumShape b) => b.Members.All(member => FitsText(a, member.JsonValue)) ? b : null,
        (ArrayShape a, ArrayShape b) => Merge(a.Items, b.Items) is { } items ? Merge(a, b, items) : null,
        _ => null,
    };

    private static ArrayShape? Merge(ArrayShape a, ArrayShape b, Shape items)
    {
        var (min, max) = (RangeMerger.Largest(a.MinItems, b.MinItems), RangeMerger.Smallest(a.MaxItems, b.MaxItems));
        return min > max ? null : new ArrayShape(items, min, max, a.UniqueItems || b.UniqueItems, a.ItemsSensitivity ?? b.ItemsSensitivity);
    }

    private static bool IsPart(EnumShape part, EnumShape whole) => part.Members.All(member => whole.Members.Any(other => other.JsonValue == member.JsonValue));

    private static LeafShape? Narrow(EnumShape values, StringType fixedValues) =>
        fixedValues.AllowedValues.All(value => values.Members.Any(member => member.JsonValue == value)) ? new LeafShape(fixedValues) : null;

    private static SchemaType? Merge(SchemaType one, SchemaType other) => (one, other) switch
    {
        _ when one == other => one,
        (StringType a, StringType b) when Fixed(a.AllowedValues, b) is { } values => a with { AllowedValues = values },
        (StringType a, StringType b) when Fixed(b.AllowedValues, a) is { } values => b with { AllowedValues = values },
        (StringType { AllowedValues.Count: 0 } a, StringType { AllowedValues.Count: 0 } b) => Merge(a, b),
        (IntegerType { AllowedValues.Count: > 0 } a, _) when Fit(a.AllowedValues, other) => a,
        (_, IntegerType { AllowedValues.Count: > 0 } b) when Fit(b.AllowedValues, one) => b,
        (NumberType { AllowedValues.Count: > 0 } a, _) when Fit(a.AllowedValues, other) => a,
        (_, NumberType { AllowedValues.Count: > 0 } b) when Fit(b.AllowedValues, one) => b,
        (IntegerType { AllowedValues.Count: 0 } a, IntegerType { AllowedValues.Count: 0 } b) =>
            RangeMerger.Merge(a.Range, b.Range, isInteger: true) is { } range ? new IntegerType(a.Is64Bit && b.Is64Bit, range, default) : null,
        (NumberType { AllowedValues.Count: 0 } a, NumberType { AllowedValues.Count: 0 } b) =>
            RangeMerger.Merge(a.Range, b.Range, isInteger: false) is { } range ? new NumberType(a.IsDouble || b.IsDouble, range, default) : null,
        (IntegerType a, NumberType { AllowedValues.Count: 0 } b) when b.Range == NumericRange.Any => a,
        (NumberType { AllowedValues.Count: 0 } a, IntegerType b) when a.Range == NumericRange.Any => b,
        (BinaryType a, StringType b) when HasLengthsOnly(b) && FitLengths(a.MinLength, a.MaxLength, b) is var (min, max) => a with { MinLength = min, MaxLength = max },
        (PemType a, StringType b) when HasLengthsOnly(b) && FitLengths(a.MinLength, a.MaxLength, b) is var (min, max) => new PemType(min, max),
        (BooleanType { AllowedValue: null }, BooleanType b) => b,
        (BooleanType a, BooleanType { AllowedValue: null }) => a,
        _ => null,
    };

    private static bool HasLengthsOnly(StringType type) => type is { Format: StringFormat.None, Pattern: null, AllowedValues.Count: 0, AcceptsNumbers: false };

    private static (int? Min, int? Max)? FitLengths(int? least, int? most, StringType type)
    {
        var (min, max) = (RangeMerger.Largest(least, type.MinLength), RangeMerger.Smallest(most, type.MaxLength));
        return min > max ? null : (min, max);
    }

    private static StringType? Merge(StringType a, StringType b)
    {
        var isSame = (a.Format == b.Format || a.Format == StringFormat.None || b.Format == StringFormat.None)
            && (a.Pattern == b.Pattern || a.Pattern is null || b.Pattern is null) && a.AcceptsNumbers == b.AcceptsNumbers && a.AcceptsOnlyIntegers == b.AcceptsOnlyIntegers;
        var (min, max) = (Math.Max(a.MinLength ?? 0, b.MinLength ?? 0), Math.Min(a.MaxLength ?? int.MaxValue, b.MaxLength ?? int.MaxValue));
        return isSame && min <= max
            ? new StringType(a.Format == StringFormat.None ? b.Format : a.Format, min == 0 ? null : min, max == int.MaxValue ? null : max, a.Pattern ?? b.Pattern, default)
            : null;
    }

    // The fixed values that also fit the other type.
    private static EquatableArray<string>? Fixed(EquatableArray<string> values, StringType other)
    {
        var fitting = values.Where(value => FitsText(other, value)).ToEquatableArray();
        return fitting.Count == 0 ? null : fitting;
    }

    private static bool FitsText(StringType type, string text) =>
        ValueValidator.Fits(type, [], [], new JsonString(default, text));

    private static bool Fit(EquatableArray<string> numbers, SchemaType type) =>
        type is IntegerType or NumberType && numbers.All(number => ValueValidator.Fits(type, [], [], JsonReader.Read(number).Root!));
}
