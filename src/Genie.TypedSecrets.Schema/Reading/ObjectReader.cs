using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads an object with its keys.</summary>
internal sealed class ObjectReader(SchemaReader schemas)
{
    private readonly MapReader _maps = new(schemas);

    internal Shape? Read(SchemaNode node, int depth)
    {
        var properties = node.Get<JsonObject>("properties");
        RangeRules.CheckCounts(node, "minProperties", "maxProperties");
        var isMap = MapReader.IsMap(node);
        var map = isMap ? _maps.Read(node, depth) : null;
        if (isMap && !node.Mentions("properties"))
        {
            _ = ReadRequired(node, []);
            return map;
        }

        if (!isMap)
        {
            MapReader.CheckWithoutValues(node);
        }

        if (properties is null or { Members.Count: 0 })
        {
            // Where a keyword was rejected, such as a misspelled or malformed 'properties', that is the mistake.
            if (properties is not null || !node.HasRejectedKeywords)
            {
                node.Document.Report(SchemaRules.NoKeys, node.TryGet("properties", out var member) ? member.NameSpan : node.Span);
            }

            return null;
        }

        var names = new HashSet<string>(properties.Members.Select(member => member.Name), StringComparer.Ordinal);
        var required = ReadRequired(node, names);
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        var keys = new List<KeyShape>();
        foreach (var member in properties.Members)
        {
            if (!names.Remove(member.Name))
            {
                continue; // A repeated key: the JSON reader reported it.
            }

            var identifier = ReadIdentifier(node, member, identifiers, out var isChosen);
            if (ReadKey(node, member, identifier, required.Contains(member.Name), depth) is { } key)
            {
                keys.Add(key with { HasChosenName = isChosen });
            }
        }

        FormerNameRules.Check(node, keys, identifiers);
        return isMap && map is null ? null : new ObjectShape(node.Document, node.Span, keys, map is not null || (node.GetFlag("additionalProperties") ?? true))
        {
            Description = node.GetText("description"),
            Additional = map,
            MinProperties = node.GetCount("minProperties"),
            MaxProperties = node.GetCount("maxProperties"),
        };
    }

    private KeyShape? ReadKey(SchemaNode node, JsonMember member, string? identifier, bool isRequired, int depth)
    {
        var use = schemas.Read(node.Document, member.Value, SchemaPlaces.Key, depth + 1);
        if (use is null)
        {
            return null;
        }

        // A required key that can be null has to be nullable in C#, as an optional one.
        isRequired &= !use.IsNullable;
        if (isRequired && use.Node.TryGet("default", out var written))
        {
            node.Document.Report(SchemaRules.DefaultOfRequiredKey, written.NameSpan, member.Name);
        }

        var formerNames = FormerNameRules.Read(use.Node);
        if (use.Type is null || identifier is null)
        {
            return null;
        }

        return new KeyShape(
            member,
            identifier,
            use.Type,
            isRequired,
            use.IsSensitive && !use.HoldsObjects,
            formerNames,
            use.Annotations.Default is { } value && !isRequired ? value.CanonicalText : null,
            use.Annotations.ToDocumentation(),
            use.Annotations.ToPolicy());
    }

    private static string? ReadIdentifier(SchemaNode node, JsonMember member, Dictionary<string, string> identifiers, out bool isChosen)
    {
        var chosen = CSharpName.Read(node.Document, member.Value, out isChosen);
        if (isChosen && chosen is null)
        {
            return null;
        }

        if ((chosen ?? IdentifierRules.ToIdentifier(member.Name)) is not { } identifier)
        {
            node.Document.Report(SchemaRules.NoIdentifier, member.NameSpan, "key", member.Name, CSharpName.Advice);
            return null;
        }

        if (!IdentifierRules.FitsCompiler(identifier))
        {
            node.Document.Report(SchemaRules.NameTooLong, member.NameSpan, "key", member.Name, CSharpName.Advice);
            return null;
        }

        if (identifiers.TryGetValue(identifier, out var other))
        {
            node.Document.Report(SchemaRules.KeyCollision, member.NameSpan, other, member.Name, identifier);
            return null;
        }

        identifiers.Add(identifier, member.Name);
        return identifier;
    }

    private static HashSet<string> ReadRequired(SchemaNode node, HashSet<string> names)
    {
        var required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in node.Get<JsonArray>("required")?.Items.Cast<JsonString>() ?? [])
        {
            if (!required.Add(name.Value))
            {
                node.Document.Report(SchemaRules.DuplicateEntry, name.Span, "required", $"'{name.Value}'");
            }
            else if (!names.Contains(name.Value))
            {
                node.Document.Report(SchemaRules.UnknownRequiredKey, name.Span, name.Value, node.Document.Advice(name.Value, names));
            }
        }

        return required;
    }
}
