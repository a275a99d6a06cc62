using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading.Shapes;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Builds the model from the shapes: names the types in order of appearance, then the keys.</summary>
internal sealed class ModelBuilder(SchemaDocument own, string category)
{
    private readonly GeneratedTypes _names = new(own, category);
    private const string Additional = "AdditionalProperties";
    private const string Whole = "Value";

    private readonly List<(ObjectShape Shape, List<SchemaType> Types, TextSpan At)> _objects = [];
    private readonly List<EnumModel> _enums = [];

    internal EquatableArray<EnumModel> Enums => _enums.ToEquatableArray();

    /// <summary>Names everything below the root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="at">Its place.</param>
    /// <returns>The type of the root.</returns>
    internal SchemaType Add(Shape root, TextSpan at)
    {
        if (root is MapShape map)
        {
            // An object without named keys, whose entries are its only property.
            root = new ObjectShape(own, at, [], allowsAdditionalKeys: true) { Additional = map, MinProperties = map.MinProperties, MaxProperties = map.MaxProperties };
        }

        if (root is not ObjectShape shape)
        {
            return ((LeafShape)root).Type;
        }

        _names.AddRoot(shape);
        AddObject(shape, _names.Root, shape.Span);
        return new ObjectReference(_names.Root);
    }

    /// <summary>Gets the objects, when all types have their names.</summary>
    internal EquatableArray<ObjectModel> BuildObjects() => _objects.Select(Build).ToEquatableArray();

    private void AddObject(ObjectShape shape, string identifier, TextSpan at)
    {
        var types = new List<SchemaType>();
        _objects.Add((shape, types, at));
        foreach (var key in shape.Keys)
        {
            types.Add(Convert(key.Type, PlaceOf(key), identifier, shape.Document == own ? key.Name.NameSpan : at));
        }

        // The last type is that of the other keys.
        if (shape.Additional is { } map)
        {
            var isRoot = identifier == _names.Root;
            var place = new TypePlace(isRoot && shape.Keys.Count == 0 ? Whole : Additional, isRoot ? "the values of the category" : $"the values of '{identifier}'");
            types.Add(Convert(map, place, identifier, at));
        }
    }

    private static TypePlace PlaceOf(KeyShape key) => new(key.Identifier, $"the key '{key.Name.Name}'");

    private SchemaType Convert(Shape type, TypePlace key, string parent, TextSpan at)
    {
        switch (type)
        {
            case LeafShape leaf:
                return leaf.Type;
            case ArrayShape array:
                return new ArrayType(Convert(array.Items, key, parent, at), array.MinItems, array.MaxItems, array.UniqueItems);
            case MapShape map:
                return new MapType(Convert(map.Values, key, parent, at), map.ValuesAreSensitive, map.Names, map.MinProperties, map.MaxProperties);
            default:
                var named = (NamedShape)type;
                if (!_names.TryGet(named, out var identifier))
                {
                    identifier = _names.Add(named, key, parent, at);
                    Declare(named, identifier, at);
                }

                return named is EnumShape ? new EnumReference(identifier) : new ObjectReference(identifier);
        }
    }

    private void Declare(NamedShape named, string identifier, TextSpan at)
    {
        if (named is EnumShape choice)
        {
            _enums.Add(new EnumModel(identifier, choice.Members.ToEquatableArray(), choice.Description));
        }
        else
        {
            AddObject((ObjectShape)named, identifier, at);
        }
    }

    private ObjectModel Build((ObjectShape Shape, List<SchemaType> Types, TextSpan At) item)
    {
        var (shape, types, at) = item;
        var isRoot = _objects[0].Shape == shape;
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var keys = new List<KeyModel>();
        for (var i = 0; i < shape.Keys.Count; i++)
        {
            var key = shape.Keys[i];
            var identifier = ForKey(key.Identifier, isRoot);
            if (key.HasChosenName && identifier != key.Identifier)
            {
                own.Report(SchemaRules.ReservedCSharpName, shape.Document == own ? key.Name.NameSpan : at, $"key '{key.Name.Name}'", key.Identifier);
                continue;
            }

            if (owners.TryGetValue(identifier, out var other))
            {
                own.Report(SchemaRules.KeyCollision, shape.Document == own ? key.Name.NameSpan : at, other, key.Name.Name, identifier);
                continue;
            }

            owners.Add(identifier, key.Name.Name);
            keys.Add(new KeyModel(
                key.Name.Name,
                identifier,
                types[i],
                key.IsRequired,
                key.IsSensitive,
                key.FormerNames.Select(former => FormerName(former.Value, isRoot)).ToEquatableArray(),
                key.DefaultJson,
                key.Documentation,
                key.Policy));
        }

        _names.TryGet(shape, out var name);
        return new ObjectModel(name, keys.ToEquatableArray(), shape.AllowsAdditionalKeys, shape.Description)
        {
            Additional = shape.Additional is null ? null : AdditionalKeys(shape, (MapType)types[types.Count - 1], owners, isRoot),
            MinProperties = shape.MinProperties,
            MaxProperties = shape.MaxProperties,
        };
    }

    private AdditionalKeysModel AdditionalKeys(ObjectShape shape, MapType type, Dictionary<string, string> owners, bool isRoot)
    {
        var identifier = ForKey(isRoot && shape.Keys.Count == 0 ? Whole : Additional, isRoot);
        while (owners.ContainsKey(identifier))
        {
            identifier = GeneratedNames.Member(identifier);
        }

        // The limits are those of the object.
        return new AdditionalKeysModel(identifier, type with { MinProperties = null, MaxProperties = null });
    }

    // Names without a C# name were reported, and their key is not in the model.
    private FormerName FormerName(string name, bool isRoot) => new(name, ForKey(IdentifierRules.ToIdentifier(name) ?? name, isRoot));

    // The only place that decides on the name of a property. It cannot be that of a generated member, of a type that is nested in
    // the record, or of the accessor it is on.
    private string ForKey(string identifier, bool isRoot) =>
        ReservedNames.IsTakenForKeys(identifier, isRoot) || _names.IsTaken(identifier) || (isRoot && identifier == GeneratedNames.Accessor(category)) ? GeneratedNames.Member(identifier) : identifier;
}
