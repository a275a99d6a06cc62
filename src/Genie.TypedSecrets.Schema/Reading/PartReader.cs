using System.Globalization;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads what a schema says about an object, and merges it with what <c>allOf</c> adds.</summary>
internal sealed class PartReader(SchemaReader schemas)
{
    private static readonly string[] s_contents = ["required", "dependentRequired", "minProperties", "maxProperties"];

    private const string ObjectAdvice = "Write \"type\": \"object\" with 'properties' or 'required'";
    private const string ScalarPart = "Write the type and the constraints of one value at the key itself, without 'allOf'";

    private readonly MapReader _maps = new(schemas);

    /// <summary>Determines whether a schema describes an object by several parts.</summary>
    internal static bool HasParts(SchemaNode node) => node.Mentions("allOf") || node.Mentions("anyOf") || node.Mentions("oneOf");

    /// <summary>Reads an object without named keys.</summary>
    internal MapShape? ReadMap(SchemaNode node, int depth)
    {
        RangeRules.CheckCounts(node, "minProperties", "maxProperties");
        var map = _maps.Read(node, depth);
        var part = new ObjectPart(node.Document, node.Span, string.Empty);
        ReadRequired(node, part, []);
        KeyRuleReader.Read(node, part);
        return Finish(node, part) ? map : null;
    }

    /// <summary>Reads one part; returns null if it has errors.</summary>
    internal ObjectPart? Read(SchemaNode node, int depth, string place)
    {
        var properties = node.Get<JsonObject>("properties");
        RangeRules.CheckCounts(node, "minProperties", "maxProperties");
        var isMap = MapReader.IsMap(node);
        var map = isMap ? _maps.Read(node, depth) : null;
        if (!isMap)
        {
            MapReader.CheckWithoutValues(node);
        }

        if (properties is null or { Members.Count: 0 } && !(properties is null && CanLackKeys(node)))
        {
            // If a keyword was rejected, such as a misspelled or malformed 'properties', that is the error to report.
            if (properties is not null || !node.HasRejectedKeywords)
            {
                node.Document.Report(SchemaRules.NoKeys, node.TryGet("properties", out var member) ? member.NameSpan : node.Span);
            }

            return null;
        }

        var part = new ObjectPart(node.Document, node.Span, place)
        {
            AllowsAdditionalKeys = map is not null || (node.GetFlag("additionalProperties") ?? true),
            Additional = map,
            MinProperties = node.GetCount("minProperties"),
            MaxProperties = node.GetCount("maxProperties"),
            Description = node.GetText("description"),
        };
        ReadKeys(node, part, properties?.Members ?? [], depth);
        part.AddLimit();
        KeyRuleReader.Read(node, part);
        return ReadAllOf(node, part, depth) && (!isMap || map is not null) ? part : null;
    }

    /// <summary>Reads an element of <c>allOf</c>, <c>anyOf</c> or <c>oneOf</c>: an object, or a reference to one.</summary>
    internal ObjectPart? ReadElement(SchemaDocument document, JsonNode value, SchemaPlaces kind, int depth, string place)
    {
        if (NotAnObject(value) is { } keyword)
        {
            document.Report(SchemaRules.NotAnObject, keyword.Value.Span, place, kind == SchemaPlaces.Part ? ScalarPart : ObjectAdvice);
            return null;
        }

        if (KeywordReader.Read(document, value, kind) is not { } node)
        {
            return null;
        }

        CSharpName.CheckPlace(node, SchemaKinds.Object);
        if (node.Mentions("$ref"))
        {
            if (!ReferenceSiblings.Has(node) || node.Get<JsonString>("$ref") is null)
            {
                return ReadReference(node, depth, place);
            }

            node = ReferenceSiblings.ToParts(node);
        }

        if (node.Mentions("anyOf") || node.Mentions("oneOf"))
        {
            foreach (var member in AlternativesReader.Find(node))
            {
                document.Report(SchemaRules.UnsupportedAlternatives, member.NameSpan, "Alternatives cannot be nested in a part of an object. List them at the object itself");
                return null;
            }
        }

        return Read(node, depth, place);
    }

    /// <summary>Checks what needs all parts: the keys that keywords mention, and former names.</summary>
    /// <returns>False if there are errors, which are reported.</returns>
    internal static bool Finish(SchemaNode node, ObjectPart part)
    {
        var errors = node.Document.ErrorCount;
        var indices = new Dictionary<string, int>(part.Keys.Count, StringComparer.Ordinal);
        for (var i = 0; i < part.Keys.Count; i++)
        {
            indices[part.Keys[i].Name.Name] = i;
        }

        foreach (var (keyword, name, document) in part.Mentions)
        {
            if (!indices.TryGetValue(name.Value, out var index))
            {
                var at = document == node.Document ? name.Span : node.Span;
                node.Document.Report(SchemaRules.UnknownRequiredKey, at, name.Value, node.Document.Advice(name.Value, indices.Keys), keyword);
            }
            else if (keyword == "required" && !part.Keys[index].IsNullable)
            {
                part.Keys[index] = part.Keys[index] with { IsRequired = true, DefaultJson = null };
            }
        }

        if (node.GetFlag("unevaluatedProperties") == false && node.GetFlag("additionalProperties") != true && part.Additional is null)
        {
            part.AllowsAdditionalKeys = false;
        }

        FormerNameRules.Check(node, part.Keys);
        return node.Document.ErrorCount == errors;
    }

    // The type that is not an object, or a constraint of another type where the type is missing.
    private static JsonMember? NotAnObject(JsonNode value) => value is not JsonObject json || json.Find("$ref") is not null ? null
        : json.Find("type") is { } type ? type.Value is JsonString { Value: "object" } ? null : type
        : json.Members.FirstOrDefault(member => KeywordTable.Find(member.Name) is { } keyword && (keyword.Kinds & SchemaKinds.Object) == SchemaKinds.None);

    private static bool CanLackKeys(SchemaNode node) => HasParts(node)
        || ((node.Place & SchemaPlaces.Parts) != SchemaPlaces.None
            && (s_contents.Any(node.Mentions) || MapReader.IsMap(node) || node.GetFlag("additionalProperties") == false));

    private static void ReadRequired(SchemaNode node, ObjectPart part, HashSet<string> names)
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
                part.Mentions.Add(new KeyMention("required", name, node.Document));
            }
        }

        names.IntersectWith(required);
    }

    private void ReadKeys(SchemaNode node, ObjectPart part, IReadOnlyList<JsonMember> members, int depth)
    {
        // From an array, whose length the set knows.
        var names = new HashSet<string>(members.Select(member => member.Name).ToArray(), StringComparer.Ordinal);
        var required = new HashSet<string>(names, StringComparer.Ordinal);
        ReadRequired(node, part, required);
        var identifiers = new Dictionary<string, string>(members.Count, StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (!names.Remove(member.Name))
            {
                continue; // A repeated key: the JSON reader reported it.
            }

            var identifier = ReadIdentifier(node, member, identifiers, out var isChosen);
            if (ReadKey(node, member, identifier, required.Contains(member.Name), depth) is { } key)
            {
                part.Keys.Add(key with { HasChosenName = isChosen });
            }
        }
    }

    private bool ReadAllOf(SchemaNode node, ObjectPart part, int depth)
    {
        if (!node.TryGet("allOf", out var keyword))
        {
            return true;
        }

        var items = ((JsonArray)keyword.Value).Items;
        if (items.Count == 0)
        {
            node.Document.Report(SchemaRules.EmptyValue, keyword.Value.Span, "allOf", "List the parts, or remove it");
        }

        var isGood = true;
        for (var i = 0; i < items.Count; i++)
        {
            var place = node.IsOfReference && i == 0 ? "the definition" : $"Part {(node.IsOfReference ? i : i + 1).ToString(CultureInfo.InvariantCulture)} of 'allOf'";
            if (i > 0 && !isGood && NotAnObject(items[i]) is not null)
            {
                continue; // One mistake: the first such part was reported.
            }

            var element = ReadElement(node.Document, items[i], SchemaPlaces.Part, depth + 1, place);
            isGood &= element is not null && PartMerger.TryMerge(node.Document, items[i].Span, part, element);
        }

        return isGood;
    }

    private ObjectPart? ReadReference(SchemaNode node, int depth, string place)
    {
        if (node.Get<JsonString>("$ref") is not { } reference || schemas.Resolve(node.Document, reference, depth) is not { } definition)
        {
            return null;
        }

        place += $" ('{reference.Value}')";
        if (definition.Type is not ObjectShape shape)
        {
            node.Document.Report(SchemaRules.NotAnObject, reference.Span, char.ToUpperInvariant(place[0]) + place.Substring(1), ObjectAdvice);
            return null;
        }

        if (schemas.TryRepeat(shape.TextLength))
        {
            return ObjectPart.Of(shape, place);
        }

        node.Document.Report(SchemaRules.RepeatedText, reference.Span);
        return null;
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
            use.Annotations.ToPolicy())
        {
            Document = node.Document,
            IsNullable = use.IsNullable,
            ChosenSensitivity = use.Annotations.IsSensitive,
        };
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
}
