using System.Globalization;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Finds keys in a value: by name, by names with dots between them (<c>external_api.key</c>), or by a JSON Pointer (<c>/external_api/key</c>).</summary>
public static class KeyPath
{
    /// <summary>Finds the value of a key.</summary>
    /// <param name="root">The object.</param>
    /// <param name="path">The path. A key whose own name has dots or begins with a slash is found first.</param>
    /// <returns>The value; null if there is none.</returns>
    public static JsonNode? Find(JsonObject root, string path)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(path);
        return root.Find(path)?.Value ?? Follow(root, Split(root, path));
    }

    /// <summary>Splits a path into the names of keys.</summary>
    /// <param name="root">The object the path is followed in; it decides whether a dot belongs to a name.</param>
    /// <param name="path">The path.</param>
    /// <returns>The names, from the outermost to the innermost.</returns>
    public static IReadOnlyList<string> Split(JsonObject root, string path)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(path);
        if (root.Find(path) is not null)
        {
            return [path];
        }

        return path.StartsWith('/')
            ? [.. path[1..].Split('/').Select(Unescape)]
            : path.Split('.');
    }

    /// <summary>Formats the names of keys as a path: with dots, or as a JSON Pointer where a name has a dot or a slash.</summary>
    /// <param name="names">The names.</param>
    /// <returns>The path.</returns>
    public static string Format(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Any(static name => name.Length == 0 || name.Contains('.', StringComparison.Ordinal) || name.StartsWith('/'))
            ? names.Aggregate(string.Empty, JsonPointers.Append)
            : string.Join('.', names);
    }

    /// <summary>Gets the paths of all values that are not objects.</summary>
    /// <param name="root">The object.</param>
    /// <returns>The paths, in the object's order.</returns>
    public static IReadOnlyList<string> Leaves(JsonObject root)
    {
        ArgumentNullException.ThrowIfNull(root);
        List<string> paths = [];
        Collect(root, []);
        return paths;

        void Collect(JsonObject value, IReadOnlyList<string> names)
        {
            foreach (var member in value.Members)
            {
                string[] path = [.. names, member.Name];
                if (member.Value is JsonObject { Members.Count: > 0 } inner)
                {
                    Collect(inner, path);
                }
                else
                {
                    paths.Add(Format(path));
                }
            }
        }
    }

    /// <summary>Resolves the escapes of one part of a JSON Pointer.</summary>
    internal static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static JsonNode? Follow(JsonNode root, IReadOnlyList<string> names)
    {
        var at = root;
        foreach (var name in names)
        {
            if (Child(at, name) is not { } child)
            {
                return null;
            }

            at = child;
        }

        return at;
    }

    /// <summary>Gets the value of a key of an object, or of an index of a list; null if there is none.</summary>
    internal static JsonNode? Child(JsonNode node, string name) => node switch
    {
        JsonObject json => json.Find(name)?.Value,
        JsonArray json when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < json.Items.Count => json.Items[index],
        _ => null,
    };
}
