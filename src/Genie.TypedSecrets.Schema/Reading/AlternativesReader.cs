using System.Globalization;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads an object that is one of several: <c>oneOf</c> or <c>anyOf</c> of objects, which share the keys beside the keyword.</summary>
internal sealed class AlternativesReader(PartReader parts)
{
    /// <summary>The keywords that list alternatives.</summary>
    internal static IReadOnlyList<string> Keywords { get; } = ["oneOf", "anyOf"];

    /// <summary>Gets the keywords whose elements are objects, not sets of required keys.</summary>
    internal static IReadOnlyList<JsonMember> Find(SchemaNode node)
    {
        List<JsonMember>? found = null;
        for (var i = 0; i < Keywords.Count; i++)
        {
            if (node.TryGet(Keywords[i], out var member) && !KeyRuleReader.AreSets(member.Value))
            {
                (found ??= []).Add(member);
            }
        }

        return found ?? (IReadOnlyList<JsonMember>)[];
    }

    internal Shape? Read(SchemaNode node, ObjectPart own, int depth)
    {
        var keywords = Find(node);
        if (keywords.Count > 1)
        {
            node.Document.Report(SchemaRules.UnsupportedAlternatives, keywords[1].NameSpan, "'oneOf' and 'anyOf' cannot be combined. Remove one of them");
            return null;
        }

        var keyword = keywords[0];
        var items = NullAlternative.Others(keyword);
        if (items.Count == 0 || (items.Count == 1 && !HasKeys(items[0])))
        {
            node.Document.Report(SchemaRules.EmptyValue, keyword.Value.Span, keyword.Name, "List the alternatives, or remove it");
            return null;
        }

        // The only alternative is a part of the object, as under 'allOf'.
        if (items.Count == 1)
        {
            return ReadOne(node, own, items[0], depth, $"Alternative 1 of '{keyword.Name}'")?.Shape;
        }

        var alternatives = new List<Alternative>();
        for (var i = 0; i < items.Count; i++)
        {
            var place = $"Alternative {(i + 1).ToString(CultureInfo.InvariantCulture)} of '{keyword.Name}'";
            if (ReadOne(node, own, items[i], depth, place) is { } alternative)
            {
                alternatives.Add(alternative);
            }
        }

        return alternatives.Count == items.Count ? ToUnion(node, keyword, alternatives) : null;
    }

    private static bool HasKeys(JsonNode item) => item is JsonObject json && (json.Find("properties") ?? json.Find("$ref")) is not null;

    private Alternative? ReadOne(SchemaNode node, ObjectPart own, JsonNode item, int depth, string place)
    {
        if (parts.ReadElement(node.Document, item, SchemaPlaces.Alternative, depth + 1, place) is not { } part)
        {
            return null;
        }

        var merged = own.Copy();
        if (!PartMerger.TryMerge(node.Document, item.Span, merged, part) || !PartReader.Finish(node, merged))
        {
            return null;
        }

        merged.Description = part.Description;
        var shape = merged.ToShape();
        var name = CSharpName.Read(node.Document, item, out var isChosen);
        if (isChosen && name is null)
        {
            return null;
        }

        var reference = ((item as JsonObject)?.Find("$ref")?.Value as JsonString)?.Value;
        var definition = reference is null ? null : DefinitionReference.Parse(reference)?.Name;
        return new Alternative(shape, part.Place, name ?? (definition is null ? null : IdentifierRules.ToIdentifier(definition)), item);
    }

    private static UnionShape? ToUnion(SchemaNode node, JsonMember keyword, List<Alternative> alternatives)
    {
        var objects = alternatives.ConvertAll(alternative => alternative.Shape);
        if (Distinction.Find(objects) is not { } distinction)
        {
            var (one, other) = Distinction.FindAlike(objects);
            node.Document.Report(SchemaRules.AlternativesAlike, alternatives[other].Item.Span, alternatives[one].Place, alternatives[other].Place);
            return null;
        }

        var result = new List<AlternativeShape>();
        for (var i = 0; i < alternatives.Count; i++)
        {
            var alternative = alternatives[i];
            var names = distinction.Names[i];
            var identifier = alternative.Name
                ?? (distinction.ConstantNames.Count > 0 ? IdentifierRules.ToIdentifier(names[0]) : alternative.Shape.Keys.First(key => key.Name.Name == names[0]).Identifier);
            if (identifier is null || !IdentifierRules.FitsCompiler(identifier))
            {
                node.Document.Report(identifier is null ? SchemaRules.NoIdentifier : SchemaRules.NameTooLong, alternative.Item.Span, "alternative", names[0], CSharpName.Advice);
                return null;
            }

            result.Add(new AlternativeShape(alternative.Shape, new TypePlace(identifier, $"the alternative '{identifier}'"), names));
        }

        return new UnionShape(node.Document, node.Span, result, distinction.ConstantNames, keyword.Name == "oneOf") { Description = node.GetText("description") };
    }

    private sealed record Alternative(ObjectShape Shape, string Place, string? Name, JsonNode Item);
}
