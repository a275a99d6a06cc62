using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;

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
            key = (type as ObjectReference) is { } reference
                ? category.Objects.First(o => o.Identifier == reference.Identifier).Keys.FirstOrDefault(k => k.JsonName == name || k.RenamedFrom.Any(former => former.JsonName == name))
                : null;
            if (key is null)
            {
                return null;
            }

            type = key.Type;
        }

        return key;
    }

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
            if (type is ObjectReference reference)
            {
                foreach (var key in category.Objects.First(o => o.Identifier == reference.Identifier).Keys)
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

    /// <summary>Formats the text of a value as JSON of the type that the schema wants.</summary>
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
            ObjectReference or ArrayType => JsonReader.Read(text) is { IsValid: true, Root: JsonObject or JsonArray },
            _ => false,
        };
        return isJson ? text.Trim() : JsonEdit.Quote(text);
    }
}
