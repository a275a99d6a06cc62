using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Determines a schema's type and calls the reader of that type.</summary>
internal sealed class TypeReader(SchemaReader schemas)
{
    private readonly ObjectReader _objects = new(schemas);

    internal Shape? Read(SchemaNode node, int depth)
    {
        var kind = KindReader.Read(node);
        if (kind == SchemaKinds.None)
        {
            return null;
        }

        ReportForeignKeywords(node, kind);
        KindReader.CheckNull(node);
        CSharpName.CheckPlace(node, kind);
        if (node.Place == SchemaPlaces.Root && kind is not (SchemaKinds.Object or SchemaKinds.Array or SchemaKinds.String))
        {
            var at = node.TryGet("type", out var type) ? type.Value.Span : node.Span;
            node.Document.Report(SchemaRules.UnsupportedRoot, at, KindReader.Name(kind));
            return null;
        }

        if (EnumReader.Lists(node))
        {
            return EnumReader.Read(node, kind);
        }

        return kind switch
        {
            SchemaKinds.Object => _objects.Read(node, depth),
            SchemaKinds.Array => ReadArray(node, depth),
            SchemaKinds.String when ScalarAlternatives.AcceptsNumbers(node) => new LeafShape(new StringType(StringFormat.None, null, null, null, default) { AcceptsNumbers = true, AcceptsOnlyIntegers = ScalarAlternatives.AcceptsOnlyIntegers(node) }),
            SchemaKinds.String => new LeafShape(StringSchemaReader.Read(node)),
            SchemaKinds.Boolean => new LeafShape(new BooleanType(AllowedValue: null)),
            _ => new LeafShape(NumericReader.Read(node, kind)),
        };
    }

    private ArrayShape? ReadArray(SchemaNode node, int depth)
    {
        RangeRules.CheckCounts(node, "minItems", "maxItems");
        if (!node.TryGet("items", out var member))
        {
            if (!node.HasRejectedKeywords)
            {
                node.Document.Report(SchemaRules.MissingItems, node.Span);
            }

            return null;
        }

        var use = schemas.Read(node.Document, member.Value, SchemaPlaces.Items, depth + 1);
        if (use is { IsNullable: true } && use.Node.TryGet("$ref", out var reference))
        {
            node.Document.Report(SchemaRules.NullableType, reference.Value.Span, "Items cannot be null. Use another definition");
        }

        return use is { Type: { } items }
            ? new ArrayShape(
                items,
                node.GetCount("minItems"),
                node.GetCount("maxItems"),
                node.GetFlag("uniqueItems") ?? false,
                use.HoldsObjects ? null : use.Annotations.IsSensitive ?? (items as ArrayShape)?.ItemsSensitivity)
            : null;
    }

    private static void ReportForeignKeywords(SchemaNode node, SchemaKinds kind)
    {
        foreach (var member in node.Keywords)
        {
            var kinds = KeywordTable.Find(member.Name)!.Kinds;
            if ((kinds & kind) == SchemaKinds.None && !(member.Name is "oneOf" or "anyOf" && !node.Mentions("type")))
            {
                node.Document.Report(
                    SchemaRules.KeywordNotForType, member.NameSpan, member.Name, KindReader.Name(kind), KindReader.Names(kinds));
            }
        }
    }
}
