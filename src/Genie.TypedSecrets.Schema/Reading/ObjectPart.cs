using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents the rules of one schema for an object, before it is merged with other parts.</summary>
internal sealed class ObjectPart(SchemaDocument document, TextSpan span, string place)
{
    internal SchemaDocument Document { get; } = document;

    internal TextSpan Span { get; } = span;

    /// <summary>Gets its place, for messages: <c>the object</c>, <c>'allOf' 1</c>.</summary>
    internal string Place { get; } = place;

    internal List<KeyShape> Keys { get; } = [];

    // Keys that another part added first.
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>Gets the names of keys that keywords mention, with the keyword. They are checked when all parts are merged.</summary>
    internal List<KeyMention> Mentions { get; } = [];

    /// <summary>Gets the parts that say what other keys can be: they reject the keys of other parts, or give them another type.</summary>
    internal List<(HashSet<string> Names, string Place)> Limits { get; } = [];

    internal bool AllowsAdditionalKeys { get; set; } = true;

    internal MapShape? Additional { get; set; }

    internal int? MinProperties { get; set; }

    internal int? MaxProperties { get; set; }

    internal List<KeyRuleModel> Rules { get; } = [];

    internal string? Description { get; set; }

    /// <summary>Gets the part of an object that was read, such as a definition.</summary>
    internal static ObjectPart Of(ObjectShape shape, string place)
    {
        var part = new ObjectPart(shape.Document, shape.Span, place)
        {
            AllowsAdditionalKeys = shape.AllowsAdditionalKeys,
            Additional = shape.Additional,
            MinProperties = shape.MinProperties,
            MaxProperties = shape.MaxProperties,
            Description = shape.Description,
        };
        part.Keys.AddRange(shape.Keys);
        part.Rules.AddRange(shape.Rules);
        part.AddLimit();
        return part;
    }

    /// <summary>Gets a copy that can be merged with others.</summary>
    internal ObjectPart Copy()
    {
        var copy = new ObjectPart(Document, Span, Place)
        {
            AllowsAdditionalKeys = AllowsAdditionalKeys,
            Additional = Additional,
            MinProperties = MinProperties,
            MaxProperties = MaxProperties,
            Description = Description,
        };
        foreach (var key in Keys)
        {
            copy.Add(key, this);
        }

        copy.Mentions.AddRange(Mentions);
        copy.Limits.AddRange(Limits);
        copy.Rules.AddRange(Rules);
        return copy;
    }

    /// <summary>Records that keys of other parts are rejected or described differently.</summary>
    internal void AddLimit()
    {
        if (!AllowsAdditionalKeys || Additional is not null)
        {
            Limits.Add((new(Keys.Select(key => key.Name.Name), StringComparer.Ordinal), Place));
        }
    }

    /// <summary>Adds a key of another part.</summary>
    internal void Add(KeyShape key, ObjectPart from)
    {
        Keys.Add(key);
        _origins[key.Name.Name] = from.OriginOf(key.Name.Name);
    }

    /// <summary>Gets the place of the part that describes a key first.</summary>
    internal string OriginOf(string key) => _origins.TryGetValue(key, out var place) ? place : Place;

    internal ObjectShape ToShape() => new(Document, Span, Keys, AllowsAdditionalKeys)
    {
        Description = Description,
        Additional = Additional,
        MinProperties = MinProperties,
        MaxProperties = MaxProperties,
        Rules = Rules,
    };
}

/// <summary>Represents the name of a key that a keyword mentions.</summary>
/// <param name="Keyword">The keyword.</param>
/// <param name="Name">The name and its place.</param>
/// <param name="Document">The file.</param>
internal sealed record KeyMention(string Keyword, JsonString Name, SchemaDocument Document);
