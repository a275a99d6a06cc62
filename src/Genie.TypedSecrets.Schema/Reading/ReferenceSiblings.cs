using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Merges a definition with the constraints beside the <c>$ref</c> that names it: a value satisfies both.</summary>
internal sealed class ReferenceSiblings(TypeReader types)
{
    /// <summary>Determines whether a reference has constraints beside it.</summary>
    internal static bool Has(SchemaNode node) => node.Keywords.Any(member => !KeywordTable.Find(member.Name)!.BesideReference);

    /// <summary>Gets the node as an object that contains the definition as a part.</summary>
    internal static SchemaNode ToParts(SchemaNode node)
    {
        var reference = node.Find("$ref")!;
        var definition = new JsonObject(reference.Value.Span, [reference]);
        var others = node.Get<JsonArray>("allOf")?.Items ?? [];
        var parts = new JsonMember("allOf", reference.NameSpan, new JsonArray(reference.Value.Span, [definition, .. others]));
        return node.With([parts, .. node.Keywords.Where(member => member.Name is not ("$ref" or "allOf"))], isOfReference: true);
    }

    /// <summary>Gets the type of the values that satisfy both; null if there is none that can be expressed, which is reported.</summary>
    internal Shape? Merge(SchemaNode node, SchemaUse definition, int depth)
    {
        var siblings = node.Keywords.Where(member => !KeywordTable.Find(member.Name)!.BesideReference).ToList();
        if (Obstacle(definition.Type!) is { } obstacle)
        {
            node.Document.Report(SchemaRules.KeywordBesideReference, siblings[0].NameSpan, siblings[0].Name, obstacle);
            return null;
        }

        if (definition.Type is ObjectShape)
        {
            return types.Read(ToParts(node), depth);
        }

        if (siblings.FirstOrDefault(member => member.Name is "allOf" or "anyOf" or "oneOf") is { } parts)
        {
            node.Document.Report(SchemaRules.KeywordBesideReference, parts.NameSpan, parts.Name, "a single value or a list");
            return null;
        }

        var errors = node.Document.ErrorCount;
        var shape = definition.Type is ArrayShape array && !node.Mentions("items") ? ReadCounts(node, siblings, array, depth) : types.Read(Typed(node, siblings, definition.Type!), depth);
        if (shape is null || node.Document.ErrorCount != errors)
        {
            return null;
        }

        if (TypeMerger.Merge(definition.Type!, shape) is { } merged)
        {
            return merged;
        }

        node.Document.Report(SchemaRules.Contradiction, siblings[0].NameSpan, $"The definition '{node.GetText("$ref")}'", $"'{siblings[0].Name}' beside its '$ref'", "no value can satisfy both, or no C# type can express it");
        return null;
    }

    private static string? Obstacle(Shape type) => type switch
    {
        UnionShape => "one of several objects",
        MapShape => "a map",
        LeafShape { Type: FreeFormType } => "an object with any content",
        LeafShape { Type: StringType { AcceptsNumbers: true } } => "a string or a number",
        _ => null,
    };

    // The constraints as a schema of their own, whose type is that of the definition unless they have one.
    private static SchemaNode Typed(SchemaNode node, IEnumerable<JsonMember> siblings, Shape type)
    {
        var at = node.Find("$ref")!;
        return node.With(node.TryGet("type", out _) || (type is not ArrayShape && EnumReader.Lists(node))
            ? [.. siblings]
            : [new JsonMember("type", at.NameSpan, new JsonString(at.Value.Span, KindReader.Name(KindOf(type)))), .. siblings]);
    }

    private ArrayShape? ReadCounts(SchemaNode node, IReadOnlyList<JsonMember> siblings, ArrayShape array, int depth)
    {
        // Its items are those of the definition, so everything else is checked with items that say nothing.
        var at = node.Span;
        var items = new JsonMember("items", at, new JsonObject(at, [new JsonMember("type", at, new JsonString(at, "string"))]));
        return types.Read(Typed(node, [.. siblings, items], array), depth) is ArrayShape read
            ? new ArrayShape(array.Items, read.MinItems, read.MaxItems, read.UniqueItems, array.ItemsSensitivity)
            : null;
    }

    private static SchemaKinds KindOf(Shape type) => type switch
    {
        ArrayShape => SchemaKinds.Array,
        LeafShape { Type: IntegerType } => SchemaKinds.Integer,
        LeafShape { Type: NumberType } => SchemaKinds.Number,
        LeafShape { Type: BooleanType } => SchemaKinds.Boolean,
        _ => SchemaKinds.String,
    };
}
