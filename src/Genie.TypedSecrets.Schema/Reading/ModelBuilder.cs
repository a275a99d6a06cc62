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
    private const string Item = "Item";

    private readonly List<(ObjectShape Shape, List<SchemaType> Types, TextSpan At)> _objects = [];
    private readonly List<EnumModel> _enums = [];
    private readonly List<(UnionShape Shape, string Identifier)> _unions = [];
    private readonly Dictionary<ObjectShape, string> _unionOf = [];
    private readonly Dictionary<string, ObjectModel> _built = new(StringComparer.Ordinal);

    private readonly string _accessor = GeneratedNames.Accessor(category);

    private bool _rootIsList;

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

        if (root is UnionShape union)
        {
            _names.AddRoot(union);
            AddUnion(union, _names.Root, union.Span);
            return new UnionReference(_names.Root);
        }

        if (root is ArrayShape)
        {
            _rootIsList = true;
            _names.ReserveRoot();
            return Convert(root, new(Item, "the items of the category"), _names.Root, at);
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
    internal EquatableArray<ObjectModel> BuildObjects()
    {
        var objects = _objects.Select(Build).ToList();
        foreach (var model in objects.Where(model => !_built.ContainsKey(model.Identifier)))
        {
            _built.Add(model.Identifier, model);
        }

        return objects.ToEquatableArray();
    }

    /// <summary>Gets the unions, when all objects are built.</summary>
    internal EquatableArray<UnionModel> BuildUnions() => _unions.Select(item => Build(item.Shape, item.Identifier)).ToEquatableArray();

    private void AddUnion(UnionShape union, string identifier, TextSpan at)
    {
        _unions.Add((union, identifier));
        foreach (var alternative in union.Alternatives)
        {
            _unionOf.Add(alternative.Object, identifier);
            AddObject(alternative.Object, _names.Add(alternative.Object, alternative.Place, identifier, at), at);
        }
    }

    private UnionModel Build(UnionShape union, string identifier)
    {
        var alternatives = union.Alternatives
            .Select(alternative => new AlternativeModel(NameOf(alternative.Object), alternative.Names.ToEquatableArray()))
            .ToList();
        var objects = alternatives.ConvertAll(alternative => _built[alternative.Identifier]);
        var common = objects[0].Keys.Where(key => objects.All(other => other.Keys.Any(same => IsSame(key, same))));
        return new UnionModel(identifier, alternatives.ToEquatableArray(), union.ConstantNames.ToEquatableArray(), union.IsExclusive, common.ToEquatableArray(), union.Description);
    }

    private static bool IsSame(KeyModel one, KeyModel other) =>
        one with { Documentation = other.Documentation, Policy = other.Policy } == other;

    private string NameOf(NamedShape shape)
    {
        _names.TryGet(shape, out var name);
        return name;
    }

    private void AddObject(ObjectShape shape, string identifier, TextSpan at)
    {
        var types = new List<SchemaType>();
        _objects.Add((shape, types, at));
        foreach (var key in shape.Keys)
        {
            types.Add(key.Type is LeafShape leaf ? leaf.Type : Convert(key.Type, PlaceOf(key), identifier, (key.Document ?? shape.Document) == own ? key.Name.NameSpan : at));
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

                return named is EnumShape ? new EnumReference(identifier) : named is UnionShape ? new UnionReference(identifier) : new ObjectReference(identifier);
        }
    }

    private void Declare(NamedShape named, string identifier, TextSpan at)
    {
        if (named is EnumShape choice)
        {
            _enums.Add(new EnumModel(identifier, choice.Members.ToEquatableArray(), choice.Description));
        }
        else if (named is UnionShape union)
        {
            AddUnion(union, identifier, at);
        }
        else
        {
            AddObject((ObjectShape)named, identifier, at);
        }
    }

    private ObjectModel Build((ObjectShape Shape, List<SchemaType> Types, TextSpan At) item)
    {
        var (shape, types, at) = item;
        var union = _unionOf.TryGetValue(shape, out var name) ? name : null;
        var isRoot = !_rootIsList && (union is null ? _objects[0].Shape == shape : union == _names.Root);
        var owners = new Dictionary<string, string>(shape.Keys.Count, StringComparer.Ordinal);
        var keys = new List<KeyModel>(shape.Keys.Count);
        for (var i = 0; i < shape.Keys.Count; i++)
        {
            var key = shape.Keys[i];
            var identifier = ForKey(key.Identifier, isRoot, union is not null);
            if (key.HasChosenName && identifier != key.Identifier)
            {
                own.Report(SchemaRules.ReservedCSharpName, (key.Document ?? shape.Document) == own ? key.Name.NameSpan : at, $"key '{key.Name.Name}'", key.Identifier);
                continue;
            }

            if (owners.TryGetValue(identifier, out var other))
            {
                own.Report(SchemaRules.KeyCollision, (key.Document ?? shape.Document) == own ? key.Name.NameSpan : at, other, key.Name.Name, identifier);
                continue;
            }

            owners.Add(identifier, key.Name.Name);
            keys.Add(new KeyModel(
                key.Name.Name,
                identifier,
                types[i],
                key.IsRequired,
                key.IsSensitive,
                key.FormerNames.Count == 0 ? default : key.FormerNames.Select(former => FormerName(former.Value, isRoot, union is not null)).ToEquatableArray(),
                key.DefaultJson,
                key.Documentation,
                key.Policy));
        }

        return new ObjectModel(NameOf(shape), keys.ToEquatableArray(), shape.AllowsAdditionalKeys, shape.Description)
        {
            Additional = shape.Additional is null ? null : AdditionalKeys(shape, (MapType)types[types.Count - 1], owners, isRoot),
            MinProperties = shape.MinProperties,
            MaxProperties = shape.MaxProperties,
            Rules = shape.Rules.ToEquatableArray(),
            Union = union,
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
    private FormerName FormerName(string name, bool isRoot, bool isAlternative) => new(name, ForKey(IdentifierRules.ToIdentifier(name) ?? name, isRoot, isAlternative));

    // The only place that decides on the name of a property. It cannot be that of a generated member, of a type that is nested in
    // the record, or of the accessor it is on.
    private string ForKey(string identifier, bool isRoot, bool isAlternative = false) =>
        ReservedNames.IsTakenForKeys(identifier, isRoot, isAlternative) || _names.IsTaken(identifier) || (isRoot && identifier == _accessor) ? GeneratedNames.Member(identifier) : identifier;
}
