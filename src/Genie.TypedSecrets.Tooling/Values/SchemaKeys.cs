using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Finds keys in a schema.</summary>
public static class SchemaKeys
{
    /// <summary>Finds a key.</summary>
    /// <param name="category">The schema.</param>
    /// <param name="path">The names of the keys, from the outermost to the innermost.</param>
    /// <returns>The key; null if the schema does not name it.</returns>
    public static KeyModel? Find(CategoryModel category, IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(category);
        ArgumentNullException.ThrowIfNull(path);
        KeyModel? key = null;
        var type = category.Root;
        foreach (var name in path)
        {
            key = Child(category, type, value: null, name);
            if (key is null)
            {
                return null;
            }

            type = key.Type;
        }

        return key;
    }

    /// <summary>Finds a key inside of a type: one that the schema names, or any entry of a map.</summary>
    /// <param name="category">The schema.</param>
    /// <param name="type">The type; null if no schema describes the value.</param>
    /// <param name="value">The value, which decides between alternatives; null if it is not known.</param>
    /// <param name="name">The key's name in the value.</param>
    /// <returns>The key; null if the type has none of that name.</returns>
    internal static KeyModel? Child(CategoryModel category, SchemaType? type, JsonObject? value, string name) => type is MapType map
        ? Entry(map, name)
        : ObjectsOf(category, type, value).Select(model => Child(model, name)).FirstOrDefault(key => key is not null);

    // Of a union the alternative that the value is; all of them while that is not known.
    private static IEnumerable<ObjectModel> ObjectsOf(CategoryModel category, SchemaType? type, JsonObject? value)
    {
        switch (type)
        {
            case ObjectReference reference:
                return category.Objects.Where(o => o.Identifier == reference.Identifier);
            case UnionReference reference:
                var union = category.Unions.First(u => u.Identifier == reference.Identifier);
                return value is not null && ValueValidator.FindAlternative(category, union, value) is { } alternative
                    ? [alternative]
                    : category.Objects.Where(o => o.Union == union.Identifier);
            default:
                return [];
        }
    }

    private static KeyModel? Child(ObjectModel model, string name) =>
        model.Keys.FirstOrDefault(k => k.JsonName == name || k.RenamedFrom.Any(former => former.JsonName == name))
        ?? (model.Additional is { } additional ? Entry(additional.Type, name) : null);

    /// <summary>Determines whether the names of the keys inside of a type are sensitive where the schema does not name them.</summary>
    internal static bool HidesNames(CategoryModel? category, SchemaType? type, string name) => type switch
    {
        MapType map => map.Names.AreSensitive,
        ObjectReference reference when category?.Objects.First(o => o.Identifier == reference.Identifier) is { Additional: { } additional } model =>
            additional.Type.Names.AreSensitive && model.Keys.All(key => key.JsonName != name),
        _ => false,
    };

    private static KeyModel Entry(MapType map, string name) =>
        new(name, name, map.Values, IsRequired: false, map.ValuesAreSensitive, default, DefaultJson: null, new(null, null, IsDeprecated: false, default), new(null, null, default));

    /// <summary>Gets the paths of all keys that are not objects.</summary>
    /// <param name="category">The schema.</param>
    /// <returns>The paths, in the schema's order.</returns>
    public static IReadOnlyList<string> Leaves(CategoryModel category)
    {
        ArgumentNullException.ThrowIfNull(category);
        List<string> paths = [];
        Collect(category.Root, []);
        return paths;

        void Collect(SchemaType type, IReadOnlyList<string> path)
        {
            if (type is ObjectReference or UnionReference)
            {
                foreach (var key in ObjectsOf(category, type, value: null).SelectMany(static model => model.Keys).DistinctBy(static key => key.JsonName, StringComparer.Ordinal))
                {
                    Collect(key.Type, [.. path, key.JsonName]);
                }
            }
            else if (path.Count > 0)
            {
                paths.Add(KeyPath.Format(path));
            }
        }
    }

    /// <summary>Splits a path by the names of keys in a schema, and otherwise by dots or slashes.</summary>
    /// <param name="category">The schema; null if there is none.</param>
    /// <param name="root">The value.</param>
    /// <param name="path">The path.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Split(CategoryModel? category, JsonObject root, string path) =>
        category is not null && Find(category, [path]) is not null ? [path] : KeyPath.Split(root, path);

    /// <summary>Formats the text of a value as JSON of the type that the schema requires.</summary>
    /// <param name="type">The type; null if no schema describes the key.</param>
    /// <param name="text">The text.</param>
    /// <returns>The JSON: of a string, the text in quotes; of a number, a boolean, an object or an array, the text itself where it is one.</returns>
    public static string ToJson(SchemaType? type, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isJson = type switch
        {
            BooleanType => JsonReader.Read(text).Root is JsonBoolean,
            IntegerType or NumberType => JsonReader.Read(text).Root is JsonNumber,
            ObjectReference or MapType or UnionReference or FreeFormType or ArrayType => JsonReader.Read(text) is { IsValid: true, Root: JsonObject or JsonArray },
            _ => false,
        };
        return isJson ? text.Trim() : JsonEdit.Quote(text);
    }
}
