using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Validation;

/// <content>Text, numbers and booleans, by the rules shared with the runtime.</content>
internal sealed partial class ValueWalker
{
    // By type, so that the items of a list share their regular expression.
    private readonly Dictionary<SchemaType, StringConstraints> _strings = [];
    private readonly Dictionary<SchemaType, NumberConstraints> _numbers = [];
    private readonly PatternBudget _budget = new();

    private void CheckString(SchemaType type, string text, string path, TextSpan span)
    {
        List<string>? problems = null;
        ConstraintsOf(type).Check(text, FormatOf(type), _budget, ref problems);
        Add(path, span, problems);
    }

    private void CheckNumber(SchemaType type, string text, string path, TextSpan span)
    {
        List<string>? problems = null;
        if (ExactNumber.TryParse(text, out var number))
        {
            NumberConstraintsOf(type).Check(number, KindOf(type), ref problems);
        }
        else
        {
            problems = [Problems.WrongText(Describe(type))];
        }

        Add(path, span, problems);
    }

    private void CheckBoolean(BooleanType type, bool value, string path, TextSpan span)
    {
        if (type.AllowedValue is { } allowed && allowed != value)
        {
            Add(path, Problems.Expected(allowed ? "true" : "false"), span);
        }
    }

    private string Describe(SchemaType type) => type switch
    {
        ObjectReference or MapType or UnionReference or FreeFormType => Problems.AnObject,
        ArrayType => Problems.AnArray,
        BooleanType => Problems.ABoolean,
        IntegerType => Problems.AnInteger,
        NumberType => Problems.ANumber,
        StringType { AcceptsNumbers: true } => Problems.TextOrNumber,
        EnumReference => Problems.OneOf(ConstraintsOf(type).AllowedValues),
        _ => Problems.Text(FormatOf(type)),
    };

    private StringConstraints ConstraintsOf(SchemaType type)
    {
        if (!_strings.TryGetValue(type, out var constraints))
        {
            constraints = type switch
            {
                StringType s => New(s.MinLength, s.MaxLength, s.Pattern, s.AllowedValues),
                BinaryType b => New(b.MinLength, b.MaxLength),
                PemType p => New(p.MinLength, p.MaxLength),
                EnumReference e => New(null, null, null, _enums[e.Identifier].Members.Select(m => m.JsonValue).ToEquatableArray()),
                _ => New(null, null),
            };
            _strings.Add(type, constraints);
        }

        return constraints;

        static StringConstraints New(int? min, int? max, string? pattern = null, EquatableArray<string> allowed = default) =>
            new(min ?? 0, max ?? int.MaxValue, pattern, allowed);
    }

    private NumberConstraints NumberConstraintsOf(SchemaType type)
    {
        if (!_numbers.TryGetValue(type, out var constraints))
        {
            var (range, allowed) = type is IntegerType i ? (i.Range, i.AllowedValues) : (((NumberType)type).Range, ((NumberType)type).AllowedValues);
            constraints = new NumberConstraints(range.Minimum, range.Maximum, range.ExclusiveMinimum, range.ExclusiveMaximum, allowed);
            _numbers.Add(type, constraints);
        }

        return constraints;
    }

    private static NumberKind KindOf(SchemaType type) => type switch
    {
        IntegerType { Is64Bit: true } => NumberKind.Int64,
        IntegerType => NumberKind.Int32,
        NumberType { IsDouble: true } => NumberKind.Double,
        _ => NumberKind.Decimal,
    };

    private static TextFormat FormatOf(SchemaType type) => type switch
    {
        BinaryType { IsJson: true } => TextFormat.JsonInBase64,
        BinaryType => TextFormat.Base64,
        PemType => TextFormat.Pem,
        StringType { Format: var format } => format switch
        {
            StringFormat.Uri => TextFormat.Uri,
            StringFormat.DateTime => TextFormat.DateTime,
            StringFormat.Date => TextFormat.Date,
            StringFormat.Duration => TextFormat.Duration,
            StringFormat.Uuid => TextFormat.Uuid,
            StringFormat.Email => TextFormat.Email,
            StringFormat.Hostname => TextFormat.Hostname,
            StringFormat.Ipv4 => TextFormat.Ipv4,
            StringFormat.Ipv6 => TextFormat.Ipv6,
            StringFormat.Time => TextFormat.Time,
            StringFormat.UriReference => TextFormat.UriReference,
            StringFormat.JsonPointer => TextFormat.JsonPointer,
            StringFormat.Regex => TextFormat.Regex,
            StringFormat.Json => TextFormat.Json,
            _ => TextFormat.None,
        },
        _ => TextFormat.None,
    };
}
