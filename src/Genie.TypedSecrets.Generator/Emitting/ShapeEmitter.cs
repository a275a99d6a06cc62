using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Writes the tables of keys and constraints that the runtime checks values against. All are fields of the category's record, and
/// what is nested stands first: static fields are initialized in the order of the text.
/// </summary>
internal static class ShapeEmitter
{
    /// <summary>The field with the shape of a category's root.</summary>
    internal const string RootField = "s_shape";

    /// <summary>The field with the only key of a scalar root.</summary>
    internal const string ScalarKey = "s_value";

    /// <summary>Writes the shapes of a category's objects.</summary>
    internal static void WriteAll(CategoryContext context, SchemaType root) =>
        WriteInside(context, root, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Gets the field that tells the alternatives of a union apart.</summary>
    internal static string AlternativesField(UnionModel union) => $"s_alternativesOf{union.Identifier}";

    /// <summary>Writes the key of a scalar root, and the shape that shows it in the descriptor: the one key without a name.</summary>
    internal static void WriteScalar(CategoryContext context)
    {
        WriteAll(context, context.Category.Root);
        var key = Nameless(context, isRequired: true, context.Category.RootIsSensitive, context.Category.Root);
        var strict = context.Category is { Root: ArrayType, IsStrict: true } ? " { IsStrict = true }" : string.Empty;
        context.Writer
            .Line($"private static readonly C_::SecretKey {ScalarKey} = new{key};")
            .Line($"internal static readonly C_::SecretShape {RootField} = new(false, {ScalarKey}){strict};")
            .Line();
    }

    /// <summary>Gets the field with an object's shape.</summary>
    internal static string Field(CategoryContext context, ObjectModel model) =>
        model.Identifier == context.Record ? RootField : $"s_shapeOf{model.Identifier}";

    private static void WriteWithNested(CategoryContext context, ObjectModel model, HashSet<string> written)
    {
        if (!written.Add(model.Identifier))
        {
            return;
        }

        var types = model.Keys.Select(key => key.Type);
        foreach (var type in model.Additional is { } additional ? types.Append(additional.Type) : types)
        {
            WriteInside(context, type, written);
        }

        Write(context, model);
    }

    private static void WriteInside(CategoryContext context, SchemaType type, HashSet<string> written)
    {
        switch (SchemaTypes.Core(type))
        {
            case ObjectReference nested:
                WriteWithNested(context, context.Objects[nested.Identifier], written);
                break;
            case UnionReference reference when written.Add(reference.Identifier):
                var union = context.Unions[reference.Identifier];
                foreach (var alternative in union.Alternatives)
                {
                    WriteWithNested(context, context.Objects[alternative.Identifier], written);
                }

                WriteAlternatives(context, union);
                break;
        }
    }

    private static void WriteAlternatives(CategoryContext context, UnionModel union)
    {
        var constants = union.ConstantNames.Count == 0 ? "S_::Array.Empty<string>()" : Literal.Strings(union.ConstantNames);
        var names = string.Concat(union.Alternatives.Select(alternative => ", " + Literal.Strings(alternative.Names)));
        context.Writer
            .Line($"private static readonly C_::SecretAlternatives {AlternativesField(union)} = new({Literal.Boolean(union.IsExclusive)}, {constants}{names});")
            .Line();
        if (union.Identifier == context.Record)
        {
            // What the descriptor shows: the keys of all alternatives.
            Write(context, new ObjectModel(union.Identifier, union.CommonKeys, AllowsAdditionalKeys: true, Description: null));
        }
    }

    private static void Write(CategoryContext context, ObjectModel model)
    {
        var field = Field(context, model);
        var accessibility = field == RootField ? "internal" : "private";
        var additional = Literal.Boolean(model.AllowsAdditionalKeys);
        var head = $"{accessibility} static readonly C_::SecretShape {field} = new({additional}";
        var rest = ")" + Rest(context, model) + ";";
        if (model.Keys.Count == 0)
        {
            context.Writer.Line(head + rest).Line();
            return;
        }

        context.Writer.Line($"{head},").Indent();
        for (var i = 0; i < model.Keys.Count; i++)
        {
            var key = model.Keys[i];
            // The first is written with its type: a lone new(…) would be taken for the array.
            var type = i == 0 ? $" C_::SecretKey" : string.Empty;
            var constraints = Constraints(context, key.IsSensitive, key.Type, key.RenamedFrom);
            context.Writer.Line($"new{type}({Literal.String(key.JsonName)}{Flags(key.IsRequired, key.IsSensitive)}{Lengths(key.Type)}){constraints}{(i == model.Keys.Count - 1 ? rest : ",")}");
        }

        context.Writer.Unindent().Line();
    }

    // The object initializer of a shape, for what only some objects have.
    private static string Rest(CategoryContext context, ObjectModel model)
    {
        var items = new ConstraintList(context, isSensitive: false);
        items.Counts(model.MinProperties, model.MaxProperties);
        if (model.Rules.Count > 0)
        {
            var rules = model.Rules.Select(rule =>
                $"new C_::SecretKeyRule(C_::SecretKeyRuleKind.{rule.Kind}, {string.Join(", ", rule.Sets.Select(set => Literal.Strings(set)))})");
            items.Add("Rules", $"new C_::SecretKeyRule[] {{ {string.Join(", ", rules)} }}");
        }

        if (context.Category.IsStrict)
        {
            items.Add("IsStrict", Literal.Boolean(true));
        }

        if (model.Additional is { } additional)
        {
            items.Add("Additional", $"new C_::SecretKey" + Nameless(context, isRequired: false, isSensitive: false, additional.Type));
        }

        return items.ToString();
    }

    // What follows the new for values without a name: arguments and initializer.
    private static string Nameless(CategoryContext context, bool isRequired, bool isSensitive, SchemaType type) =>
        $"(\"\"{Flags(isRequired, isSensitive)}{Lengths(type)}){Constraints(context, isSensitive, type, default)}";

    // A schema's keys are optional and sensitive unless it says otherwise.
    private static string Flags(bool isRequired, bool isSensitive) => (isRequired, isSensitive) switch
    {
        (false, true) => string.Empty,
        (false, false) => ", false, false",
        (true, false) => ", true, false",
        (true, true) => ", true, true",
    };

    private static string Constraints(CategoryContext context, bool isSensitive, SchemaType type, EquatableArray<FormerName> former)
    {
        var constraints = new ConstraintList(context, isSensitive).Add(type);
        if (former.Count > 0)
        {
            constraints.Add("FormerNames", Literal.Strings(former.Select(name => name.JsonName)));
        }

        return constraints.ToString();
    }

    // Arguments rather than an initializer: most keys are text with a length, and every property that is set is bound on its own.
    private static string Lengths(SchemaType type)
    {
        var (minimum, maximum) = type switch
        {
            StringType text => (text.MinLength, text.MaxLength),
            BinaryType bytes => (bytes.MinLength, bytes.MaxLength),
            PemType pem => (pem.MinLength, pem.MaxLength),
            _ => default,
        };
        return minimum is null && maximum is null
            ? string.Empty
            : $", {Literal.Integer(minimum ?? 0)}, {(maximum is { } length ? Literal.Integer(length) : "int.MaxValue")}";
    }

    /// <summary>Represents the object initializer of a <c>SecretKey</c>; nothing where the type constrains nothing.</summary>
    private sealed class ConstraintList(CategoryContext context, bool isSensitive)
    {
        // Most keys are constrained by nothing but lengths.
        private List<string>? _items;

        internal ConstraintList Add(SchemaType type)
        {
            switch (type)
            {
                case StringType text:
                    AddText("Pattern", text.Pattern);
                    AllowedValues(text.AllowedValues);
                    Format(text.Format);
                    if (text.AcceptsNumbers)
                    {
                        Add("AcceptsNumbers", "true");
                    }

                    if (text.AcceptsOnlyIntegers)
                    {
                        Add("AcceptsOnlyIntegers", "true");
                    }

                    break;
                case BinaryType { IsJson: true }:
                    Format(StringFormat.Json);
                    break;
                case IntegerType integer:
                    Range(integer.Range);
                    AllowedValues(integer.AllowedValues);
                    break;
                case NumberType number:
                    Range(number.Range);
                    AllowedValues(number.AllowedValues);
                    break;
                case BooleanType { AllowedValue: { } value }:
                    Add("AllowedValues", Literal.Strings([Literal.Boolean(value)]));
                    break;
                case EnumReference reference:
                    Add("AllowedValues", Literal.Strings(context.Enums[reference.Identifier].Members.Select(member => member.JsonValue)));
                    break;
                case ObjectReference reference:
                    Add("Shape", Field(context, context.Objects[reference.Identifier]));
                    break;
                case ArrayType array:
                    AddInteger("MinItems", array.MinItems);
                    AddInteger("MaxItems", array.MaxItems);
                    if (array.UniqueItems)
                    {
                        Add("UniqueItems", "true");
                    }

                    Add("Items", "new" + Nameless(context, isRequired: true, isSensitive, array.Items));
                    break;
                case MapType map:
                    Counts(map.MinProperties, map.MaxProperties);
                    Names(map.Names);
                    Add("Values", "new" + Nameless(context, isRequired: true, map.ValuesAreSensitive, map.Values));
                    break;
            }

            return this;
        }

        internal void Counts(int? minimum, int? maximum)
        {
            AddInteger("MinProperties", minimum);
            AddInteger("MaxProperties", maximum);
        }

        internal void Add(string property, string expression) => (_items ??= []).Add($"{property} = {expression}");

        public override string ToString() => _items is null ? string.Empty : $" {{ {string.Join(", ", _items)} }}";

        private void Names(NameRules rules)
        {
            if (rules == NameRules.Any)
            {
                return;
            }

            if (rules.SkipsOthers)
            {
                Add("SkipsOtherNames", "true");
            }

            var names = new StringType(StringFormat.None, rules.MinLength, rules.MaxLength, rules.Pattern, default);
            Add("Names", "new" + Nameless(context, isRequired: true, rules.AreSensitive, names));
        }

        private void AddText(string property, string? value)
        {
            if (value is not null)
            {
                Add(property, Literal.String(value));
            }
        }

        private void AddInteger(string property, int? value)
        {
            if (value is { } number)
            {
                Add(property, Literal.Integer(number));
            }
        }

        private void Range(NumericRange range)
        {
            AddText("Minimum", range.Minimum);
            AddText("Maximum", range.Maximum);
            AddText("ExclusiveMinimum", range.ExclusiveMinimum);
            AddText("ExclusiveMaximum", range.ExclusiveMaximum);
        }

        private void AllowedValues(EquatableArray<string> values)
        {
            if (values.Count > 0)
            {
                Add("AllowedValues", Literal.Strings(values));
            }
        }

        private void Format(StringFormat format)
        {
            if (format is StringFormat.Email or StringFormat.Hostname or StringFormat.Ipv4 or StringFormat.Ipv6
                or StringFormat.Time or StringFormat.UriReference or StringFormat.JsonPointer or StringFormat.Regex or StringFormat.Json)
            {
                Add("Format", $"C_::SecretFormat.{format}");
            }
        }
    }
}
