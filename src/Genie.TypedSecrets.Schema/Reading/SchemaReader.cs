using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents a schema that was read, with its type and the keywords that do not describe it.</summary>
/// <param name="Node">Its keywords.</param>
/// <param name="Type">Its type; null if it has errors.</param>
/// <param name="Annotations">Its other keywords, including those of its definition.</param>
internal sealed record SchemaUse(SchemaNode Node, Shape? Type, Annotations Annotations)
{
    /// <summary>Gets whether a value is secret as a whole.</summary>
    internal bool IsSensitive => Annotations.IsSensitive ?? true;

    /// <summary>Gets whether null is allowed, which is read as if the key were absent.</summary>
    internal bool IsNullable { get; init; }

    /// <summary>Gets whether it is an object, a map or an array of either, whose keys are secret or not individually.</summary>
    internal bool HoldsObjects => Holds(Type);

    private static bool Holds(Shape? shape)
    {
        while (shape is ArrayShape array)
        {
            shape = array.Items;
        }

        return shape is ObjectShape or MapShape or UnionShape;
    }
}

/// <summary>Reads schemas at any place.</summary>
internal sealed class SchemaReader
{
    private readonly SchemaDocuments _documents;
    private readonly TypeReader _types;
    private readonly ReferenceResolver _references;
    private readonly ReferenceSiblings _siblings;

    internal SchemaReader(SchemaDocuments documents)
    {
        _documents = documents;
        _references = new ReferenceResolver(documents, this);
        _types = new TypeReader(this);
        _siblings = new ReferenceSiblings(_types);
    }

    /// <summary>Reads every definition of the file itself, including those without references.</summary>
    internal void ReadDefinitions() => _references.ReadOwnDefinitions();

    /// <summary>Reads a schema.</summary>
    /// <param name="document">The file.</param>
    /// <param name="value">The schema in it.</param>
    /// <param name="place">Its place.</param>
    /// <param name="depth">The number of schemas it is nested in, including references.</param>
    internal SchemaUse? Read(SchemaDocument document, JsonNode value, SchemaPlaces place, int depth)
    {
        _documents.ThrowIfCanceled();
        if (KeywordReader.Read(document, value, place) is not { } node)
        {
            return null;
        }

        var annotations = Annotations.Read(node);
        if (!node.Mentions("$ref") && NullAlternative.OnlyOther(node) is { } other)
        {
            KindReader.CheckNull(node);
            foreach (var member in node.Keywords.Where(member => member.Name is not ("oneOf" or "anyOf") && !KeywordTable.Find(member.Name)!.BesideReference))
            {
                document.Report(SchemaRules.UnsupportedAlternatives, member.NameSpan, $"'{member.Name}' does not apply to null. Move it to the other alternative");
            }

            var use = Read(document, other, (place & SchemaPlaces.Root) == SchemaPlaces.None ? SchemaPlaces.Values : place, depth + 1);
            return use is null ? null : Checked(new SchemaUse(node, use.Type, annotations.Over(use.Annotations)) { IsNullable = true });
        }

        if (place != SchemaPlaces.Root && !node.Mentions("$ref") && ReferredParts.Of(node) is { } parts && ReadParts(node, parts, depth, out var combined))
        {
            return combined is null ? new SchemaUse(node, Type: null, annotations) : Checked(new SchemaUse(node, combined.Type, annotations.Over(combined.Annotations)) { IsNullable = combined.IsNullable });
        }

        if (place == SchemaPlaces.Root || !node.Mentions("$ref"))
        {
            return Checked(new SchemaUse(node, _types.Read(node, depth), annotations) { IsNullable = KindReader.AllowsNull(node) });
        }

        if (node.Get<JsonString>("$ref") is not { } reference || Resolve(document, reference, depth) is not { } definition)
        {
            return new SchemaUse(node, Type: null, annotations);
        }

        if (!ReferenceSiblings.Has(node))
        {
            return Checked(new SchemaUse(node, definition.Type, annotations.Over(definition.Annotations)) { IsNullable = definition.IsNullable });
        }

        var merged = _siblings.Merge(node, definition, depth);
        return merged is null
            ? new SchemaUse(node, Type: null, annotations)
            : Checked(new SchemaUse(node, merged, annotations.Over(definition.Annotations)) { IsNullable = definition.IsNullable && (!node.Mentions("type") || KindReader.AllowsNull(node)) });
    }

    // 'allOf' of references to definitions that are not objects: one value that satisfies all of them. False where the first is an object.
    private bool ReadParts(SchemaNode node, IReadOnlyList<JsonString> references, int depth, out SchemaUse? combined)
    {
        combined = null;
        for (var i = 0; i < references.Count; i++)
        {
            if (Resolve(node.Document, references[i], depth) is not { Type: { } type } use)
            {
                combined = null;
                return true;
            }

            if (i == 0 && type is NamedShape and not EnumShape)
            {
                return false;
            }

            if (combined is not null && TypeMerger.Merge(combined.Type!, type) is null)
            {
                node.Document.Report(SchemaRules.Contradiction, references[i].Span, ReferredParts.Place(references, 0), ReferredParts.Place(references, i), "their types or constraints are not compatible");
                combined = null;
                return true;
            }

            combined = combined is null ? use : use with
            {
                Type = TypeMerger.Merge(combined.Type!, type),
                Annotations = combined.Annotations.Over(use.Annotations),
                IsNullable = combined.IsNullable && use.IsNullable,
            };
        }

        return true;
    }

    /// <summary>Gets the definition that a reference means; null if it cannot be used, which is reported.</summary>
    internal SchemaUse? Resolve(SchemaDocument document, JsonString reference, int depth)
    {
        var definition = _references.Resolve(document, reference, depth);
        if (definition is null || TryRepeat(definition.Annotations.Length))
        {
            return definition;
        }

        document.Report(SchemaRules.RepeatedText, reference.Span);
        return null;
    }

    /// <summary>Counts text that generated code repeats; returns false beyond the limit.</summary>
    internal bool TryRepeat(int length) => _documents.TryRepeat(length);

    private static SchemaUse Checked(SchemaUse use)
    {
        SensitivityRules.Check(use);
        ValueRules.Check(use);
        return use;
    }
}
