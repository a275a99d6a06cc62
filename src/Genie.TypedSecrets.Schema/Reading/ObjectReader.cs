using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads an object: with its keys, as a map, as one of several objects, or with any content.</summary>
internal sealed class ObjectReader
{
    private readonly PartReader _parts;
    private readonly AlternativesReader _alternatives;

    internal ObjectReader(SchemaReader schemas)
    {
        _parts = new PartReader(schemas);
        _alternatives = new AlternativesReader(_parts);
    }

    internal Shape? Read(SchemaNode node, int depth)
    {
        if (FreeFormReader.IsFreeForm(node))
        {
            return FreeFormReader.Read(node);
        }

        if (MapReader.IsMap(node) && !node.Mentions("properties") && !PartReader.HasParts(node))
        {
            return _parts.ReadMap(node, depth);
        }

        if (_parts.Read(node, depth, "The object") is not { } part)
        {
            return null;
        }

        return AlternativesReader.Find(node).Count > 0 ? _alternatives.Read(node, part, depth)
            : PartReader.Finish(node, part) ? part.ToShape()
            : null;
    }
}
