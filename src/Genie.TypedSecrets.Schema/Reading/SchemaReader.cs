using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>A schema as it was read: what it is, and what is said about it.</summary>
/// <param name="Node">Its keywords.</param>
/// <param name="Type">Its type; null where errors leave it open.</param>
/// <param name="Annotations">What is said about it, its definition's words included.</param>
internal sealed record SchemaUse(SchemaNode Node, Shape? Type, Annotations Annotations)
{
    /// <summary>Whether a value of it is a secret as a whole.</summary>
    internal bool IsSensitive => Annotations.IsSensitive ?? true;

    /// <summary>Whether it is an object or an array of objects, whose keys are secrets or not, each for itself.</summary>
    internal bool HoldsObjects => Holds(Type);

    private static bool Holds(Shape? shape)
    {
        while (shape is ArrayShape array)
        {
            shape = array.Items;
        }

        return shape is ObjectShape;
    }
}

/// <summary>Reads any schema, wherever it stands.</summary>
internal sealed class SchemaReader
{
    private readonly SchemaDocuments _documents;
    private readonly TypeReader _types;
    private readonly ReferenceResolver _references;

    internal SchemaReader(SchemaDocuments documents)
    {
        _documents = documents;
        _references = new ReferenceResolver(documents, this);
        _types = new TypeReader(this);
    }

    /// <summary>Reads every definition of the file itself, those that nothing refers to included.</summary>
    internal void ReadDefinitions() => _references.ReadOwnDefinitions();

    /// <summary>Reads a schema.</summary>
    /// <param name="document">The file.</param>
    /// <param name="value">The schema in it.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="depth">How many schemas it stands in, through references too.</param>
    internal SchemaUse? Read(SchemaDocument document, JsonNode value, SchemaPlaces place, int depth)
    {
        _documents.ThrowIfCancelled();
        if (KeywordReader.Read(document, value, place) is not { } node)
        {
            return null;
        }

        var annotations = Annotations.Read(node);
        if (place == SchemaPlaces.Root || !node.Mentions("$ref"))
        {
            return Checked(new SchemaUse(node, _types.Read(node, depth), annotations));
        }

        if (node.Get<JsonString>("$ref") is not { } reference || _references.Resolve(document, reference, depth) is not { } definition)
        {
            return new SchemaUse(node, Type: null, annotations);
        }

        if (!_documents.TryRepeat(definition.Annotations.Length))
        {
            document.Report(SchemaRules.RepeatedText, reference.Span);
            return new SchemaUse(node, Type: null, annotations);
        }

        return Checked(new SchemaUse(node, definition.Type, annotations.Over(definition.Annotations)));
    }

    private static SchemaUse Checked(SchemaUse use)
    {
        SensitivityRules.Check(use);
        ValueRules.Check(use);
        return use;
    }
}
