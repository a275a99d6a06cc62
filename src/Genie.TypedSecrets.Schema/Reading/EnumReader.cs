using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads <c>enum</c> and <c>const</c>.</summary>
internal static class EnumReader
{
    private static readonly string[] s_superfluous =
    [
        "minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    ];

    internal static bool Lists(SchemaNode node) => node.TryGet("const", out _) || node.TryGet("enum", out _);

    /// <summary>Gets the type that all values have; none, after a report, where they have several or one that is not supported.</summary>
    internal static SchemaKinds ReadKind(SchemaNode node)
    {
        var (keyword, values) = Values(node);
        var result = SchemaKinds.None;
        var allowsNull = KindReader.AllowsNull(node) && values.Any(value => value is not JsonNull);
        foreach (var value in values)
        {
            if (allowsNull && value is JsonNull)
            {
                continue;
            }

            var kind = KindOf(value);
            if (kind == SchemaKinds.None || (result != SchemaKinds.None && Widest(result, kind) == SchemaKinds.None))
            {
                node.Document.Report(SchemaRules.MixedEnum, value.Span, keyword.Name);
                return SchemaKinds.None;
            }

            result = result == SchemaKinds.None ? kind : Widest(result, kind);
        }

        if (values.Count == 0)
        {
            node.Document.Report(SchemaRules.EmptyValue, keyword.Value.Span, keyword.Name, "List the values that are allowed, or remove it");
        }

        return result;
    }

    internal static Shape? Read(SchemaNode node, SchemaKinds kind)
    {
        var (keyword, values) = Values(node);
        ReportSuperfluous(node, keyword.Name, kind);
        ReportDuplicates(node, keyword.Name, values);
        if ((KeywordTable.Find(keyword.Name)!.Kinds & kind) == SchemaKinds.None)
        {
            return null; // It was reported that values of this type cannot be listed.
        }

        foreach (var value in values.Where(value => KindOf(value) != SchemaKinds.None && Widest(KindOf(value), kind) != kind))
        {
            node.Document.Report(SchemaRules.EnumNotOfType, value.Span, keyword.Name, KindReader.Name(kind));
        }

        switch (kind)
        {
            case SchemaKinds.String when keyword.Name == "enum":
                return ReadEnum(node, keyword, values);
            case SchemaKinds.String:
                return new LeafShape(new StringType(StringFormat.None, null, null, null, values.OfType<JsonString>().Select(value => value.Value).ToEquatableArray()));
            case SchemaKinds.Boolean:
                var flags = values.OfType<JsonBoolean>().Select(value => value.Value).Distinct().ToArray();
                return new LeafShape(new BooleanType(flags.Length == 1 ? flags[0] : null));
            case SchemaKinds.Integer or SchemaKinds.Number:
                return new LeafShape(NumericReader.ReadAllowed(node, kind, keyword.Name, [.. values.OfType<JsonNumber>()]));
            default:
                return null;
        }
    }

    private static EnumShape ReadEnum(SchemaNode node, JsonMember keyword, IReadOnlyList<JsonNode> values)
    {
        var members = new List<EnumMemberModel>();
        var byIdentifier = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = CSharpName.ReadValues(node, values.OfType<JsonString>());
        foreach (var value in values.OfType<JsonString>())
        {
            if ((names.TryGetValue(value.Value, out var name) ? name : IdentifierRules.ToIdentifier(value.Value)) is not { } identifier)
            {
                node.Document.Report(SchemaRules.NoIdentifier, value.Span, "value", value.Value, "Give it one with 'x-csharp-name', or use 'pattern' instead of 'enum'");
            }
            else if (!IdentifierRules.FitsCompiler(identifier))
            {
                node.Document.Report(SchemaRules.NameTooLong, value.Span, "value", value.Value, "Give it one with 'x-csharp-name', or use 'pattern' instead of 'enum'");
            }
            else if (!byIdentifier.TryGetValue(identifier, out var other))
            {
                byIdentifier.Add(identifier, value.Value);
                members.Add(new EnumMemberModel(value.Value, identifier));
            }
            else if (other != value.Value)
            {
                node.Document.Report(SchemaRules.EnumValueCollision, value.Span, other, value.Value, identifier);
            }
        }

        return new EnumShape(node.Document, keyword.NameSpan, members) { Description = node.GetText("description") };
    }

    // const takes precedence because it allows less.
    private static (JsonMember Keyword, IReadOnlyList<JsonNode> Values) Values(SchemaNode node)
    {
        if (node.TryGet("const", out var constant))
        {
            return (constant, [constant.Value]);
        }

        node.TryGet("enum", out var list);
        return (list!, ((JsonArray)list!.Value).Items);
    }

    private static void ReportSuperfluous(SchemaNode node, string keyword, SchemaKinds kind)
    {
        foreach (var name in s_superfluous)
        {
            if (node.TryGet(name, out var member) && (KeywordTable.Find(name)!.Kinds & kind) != SchemaKinds.None)
            {
                node.Document.Report(SchemaRules.KeywordBesideEnum, member.NameSpan, name, keyword);
            }
        }

        if (keyword == "const" && node.TryGet("enum", out var list))
        {
            node.Document.Report(SchemaRules.KeywordBesideEnum, list.NameSpan, "enum", "const");
        }

        // The format of a number determines its C# type, which listed values do not.
        if (kind == SchemaKinds.String && node.TryGet("format", out var format))
        {
            node.Document.Report(SchemaRules.KeywordBesideEnum, format.NameSpan, "format", keyword);
        }
    }

    private static void ReportDuplicates(SchemaNode node, string keyword, IReadOnlyList<JsonNode> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var text = JsonWriter.Write(value);
            if (!seen.Add(text))
            {
                node.Document.Report(SchemaRules.DuplicateEntry, value.Span, keyword, text);
            }
        }
    }

    private static SchemaKinds Widest(SchemaKinds one, SchemaKinds other) => (one, other) switch
    {
        _ when one == other => one,
        (SchemaKinds.Integer, SchemaKinds.Number) or (SchemaKinds.Number, SchemaKinds.Integer) => SchemaKinds.Number,
        _ => SchemaKinds.None,
    };

    private static SchemaKinds KindOf(JsonNode value) => value switch
    {
        JsonString => SchemaKinds.String,
        JsonBoolean => SchemaKinds.Boolean,
        JsonNumber number => NumberText.Of(number).IsInteger ? SchemaKinds.Integer : SchemaKinds.Number,
        _ => SchemaKinds.None,
    };
}
