using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Lists the keys of a category with the C# expressions that read them. The names are those of the model, which the generator emits.</summary>
internal sealed class CatalogKeys
{
    // The name in a path for what has no name of its own: an entry of a map, an item of a list.
    private const string Any = "*";

    private readonly CategoryModel _category;
    private readonly List<CatalogKey> _keys = [];

    private CatalogKeys(CategoryModel category) => _category = category;

    internal static IReadOnlyList<CatalogKey> Of(CategoryModel category)
    {
        CatalogKeys keys = new(category);
        Place root = new([], string.Empty, string.Empty, IsNullable: false);
        switch (category.Root)
        {
            case ObjectReference reference:
                keys.AddObject(keys.Find(reference.Identifier), root, alternative: null);
                break;
            case UnionReference reference:
                keys.AddUnion(reference, root with { Alternatives = ".Get()" });
                break;
            default:
                keys._keys.Add(new([], string.Empty, TypeText.Of(category, category.Root), CSharpShape.Of(category.Root, category.RootIsSensitive), Title: null, Description: null)
                {
                    IsRequired = true,
                    IsSensitive = category.RootIsSensitive,
                    AccessorSuffix = $".{AccessorExpressions.Value}",
                });
                keys.AddInside(category.Root, root.Inside(AccessorExpressions.Value), alternative: null);
                break;
        }

        return keys._keys;
    }

    private ObjectModel Find(string identifier) => _category.Objects.First(model => model.Identifier == identifier);

    private void AddObject(ObjectModel model, Place place, string? alternative, IEnumerable<KeyModel>? keys = null)
    {
        foreach (var key in keys ?? model.Keys)
        {
            Add(key, place, alternative);
        }

        if (model.Additional is { } additional)
        {
            // The keys that the schema does not name are in a map of their own, and beside the others in the value.
            AddEntries(additional.Type, place.Inside(additional.Identifier), alternative);
        }
    }

    private void AddUnion(UnionReference reference, Place place)
    {
        var union = _category.Unions.First(model => model.Identifier == reference.Identifier);
        foreach (var key in union.CommonKeys)
        {
            Add(key, place, alternative: null);
        }

        var common = union.CommonKeys.Select(static key => key.JsonName).ToHashSet(StringComparer.Ordinal);
        foreach (var alternative in union.Alternatives)
        {
            var model = Find(alternative.Identifier);
            var condition = union.ConstantNames.Count > 0 ? $"{union.ConstantNames[0]} is {string.Join(" or ", alternative.Names)}" : $"{alternative.Names[0]} is present";
            AddObject(model, place.As(AccessorExpressions.TypeOf(_category, alternative)), condition, model.Keys.Where(key => !common.Contains(key.JsonName)));
        }
    }

    private void Add(KeyModel key, Place place, string? alternative)
    {
        var at = place.Key(key);
        _keys.Add(new(at.Names, KeyPath.Format(at.Names), TypeText.Of(_category, key.Type), CSharpShape.Of(key.Type, key.IsSensitive) + (CSharpShape.IsNullable(key) ? "?" : string.Empty), key.Documentation.Title, key.Documentation.Description)
        {
            IsRequired = key.IsRequired,
            IsSensitive = key.IsSensitive,
            IsGroup = SchemaTypes.HoldsKeys(key.Type),
            IsDeprecated = key.Documentation.IsDeprecated,
            Alternative = alternative,
            DefaultJson = key.IsSensitive ? null : key.DefaultJson,
            ExamplesJson = key.IsSensitive ? [] : [.. key.Documentation.ExamplesJson],
            Owner = key.Policy.Owner == _category.Policy.Owner ? null : key.Policy.Owner,
            RotationDays = key.Policy.RotationDays == _category.Policy.RotationDays ? null : key.Policy.RotationDays,
            FormerNames = [.. key.RenamedFrom.Select(static former => former.JsonName)],
            AccessorPrefix = at.Prefix,
            AccessorSuffix = at.Suffix,
            CanBeSet = !at.Names.Contains(Any, StringComparer.Ordinal),
        });
        AddInside(key.Type, at, alternative);
    }

    private void AddInside(SchemaType type, Place place, string? alternative)
    {
        switch (type)
        {
            case ObjectReference reference:
                AddObject(Find(reference.Identifier), place, alternative);
                break;
            case UnionReference reference:
                AddUnion(reference, place);
                break;
            case MapType map:
                AddEntries(map, place, alternative);
                break;
            case ArrayType array when SchemaTypes.HoldsKeys(array.Items):
                AddInside(array.Items, place.Item("[0]"), alternative);
                break;
        }
    }

    private void AddEntries(MapType map, Place place, string? alternative)
    {
        var at = place.Item("[\"name\"]");
        _keys.Add(new(at.Names, KeyPath.Format(at.Names), TypeText.Of(_category, map.Values), CSharpShape.Of(map.Values, map.ValuesAreSensitive), Title: null, Description: null)
        {
            IsSensitive = map.ValuesAreSensitive,
            IsGroup = SchemaTypes.HoldsKeys(map.Values),
            Alternative = alternative,
            AccessorPrefix = at.Prefix,
            AccessorSuffix = at.Suffix,
        });
        AddInside(map.Values, at, alternative);
    }

    // Where a value is, in the stored JSON and in C#.
    private readonly record struct Place(IReadOnlyList<string> Names, string Prefix, string Suffix, bool IsNullable)
    {
        // The expression for the record itself, which an accessor does not have as a property.
        internal string Alternatives { get; init; } = string.Empty;

        internal Place Key(KeyModel key) => new([.. Names, key.JsonName], Prefix, $"{Suffix}{(IsNullable ? "?." : ".")}{key.Identifier}", CSharpShape.IsNullable(key));

        internal Place Inside(string property) => this with { Suffix = $"{Suffix}{(IsNullable ? "?." : ".")}{property}", IsNullable = false };

        internal Place Item(string index) => new([.. Names, Any], Prefix, $"{Suffix}{(IsNullable ? "?" : string.Empty)}{index}", IsNullable: false);

        internal Place As(string type) => new(Names, $"(({type}{(IsNullable ? "?" : string.Empty)}){Prefix}", $"{Suffix}{Alternatives})", IsNullable);
    }
}
