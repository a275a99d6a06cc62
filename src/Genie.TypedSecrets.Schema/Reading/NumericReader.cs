using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads integers and numbers: the C# type, the bounds, the listed values.</summary>
internal static class NumericReader
{
    private static readonly string[] s_integerFormats = ["int32", "int64"];
    private static readonly string[] s_numberFormats = ["double"];

    internal static SchemaType Read(SchemaNode node, SchemaKinds kind)
    {
        var format = ReadFormat(node, kind);
        var minimum = ReadBound(node, "minimum", kind, format);
        var maximum = ReadBound(node, "maximum", kind, format);
        var above = ReadBound(node, "exclusiveMinimum", kind, format);
        var below = ReadBound(node, "exclusiveMaximum", kind, format);
        RangeRules.CheckBounds(node, kind == SchemaKinds.Integer, minimum, above, maximum, below);

        var range = new NumericRange(minimum?.ToString(), maximum?.ToString(), above?.ToString(), below?.ToString());
        if (kind == SchemaKinds.Number)
        {
            return new NumberType(format == "double", range, default);
        }

        var isNarrow = (minimum ?? above)?.FitsInt32() == true && (maximum ?? below)?.FitsInt32() == true;
        return new IntegerType(format switch { "int32" => false, "int64" => true, _ => !isNarrow }, range, default);
    }

    internal static SchemaType ReadAllowed(SchemaNode node, SchemaKinds kind, string keyword, IReadOnlyList<JsonNumber> values)
    {
        var format = ReadFormat(node, kind);
        foreach (var value in values.Where(value => kind == SchemaKinds.Number || NumberText.Of(value).IsInteger))
        {
            CheckFits(node, keyword, value, kind, format);
        }

        var allowed = values.Select(value => NumberText.Of(value).ToString()).ToEquatableArray();
        return kind == SchemaKinds.Number
            ? new NumberType(format == "double", NumericRange.Any, allowed)
            : new IntegerType(format != "int32", NumericRange.Any, allowed);
    }

    private static string? ReadFormat(SchemaNode node, SchemaKinds kind)
    {
        var formats = kind == SchemaKinds.Integer ? s_integerFormats : s_numberFormats;
        if (node.Get<JsonString>("format") is not { } format || formats.Contains(format.Value, StringComparer.Ordinal))
        {
            return node.GetText("format");
        }

        node.Document.Report(
            SchemaRules.UnknownFormat, format.Span, format.Value, KindReader.Name(kind), node.Document.Advice(format.Value, formats));
        return null;
    }

    private static NumberText? ReadBound(SchemaNode node, string keyword, SchemaKinds kind, string? format) =>
        node.Get<JsonNumber>(keyword) is { } value && CheckFits(node, keyword, value, kind, format) ? NumberText.Of(value) : null;

    private static bool CheckFits(SchemaNode node, string keyword, JsonNumber value, SchemaKinds kind, string? format)
    {
        var number = NumberText.Of(value);
        var (fits, type) = (kind, format) switch
        {
            (SchemaKinds.Integer, "int32") => (number.FitsInt32(), "a 32 bit integer"),
            (SchemaKinds.Integer, _) => (number.FitsInt64(), "a 64 bit integer"),
            (_, "double") => (number.FitsDouble(), "a double"),
            _ => (number.FitsDecimal(), "a decimal of 28 digits"),
        };
        if (!fits)
        {
            node.Document.Report(SchemaRules.NumberOutOfType, value.Span, keyword, type);
        }

        return fits;
    }
}
