using System.Collections.Immutable;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;

/// <summary>Specifies the type of a key's property, which decides how untyped code can be rewritten.</summary>
internal enum TypedValue
{
    /// <summary><c>Secret&lt;string&gt;</c>.</summary>
    Secret,

    /// <summary><c>Secret&lt;string&gt;?</c>.</summary>
    OptionalSecret,

    /// <summary><c>string</c>: the key is not sensitive.</summary>
    Text,

    /// <summary><c>string?</c>.</summary>
    OptionalText,

    /// <summary>Another type. Untyped code uses its text, so the rewrite needs a decision.</summary>
    Other,
}

/// <summary>Represents the property of a key.</summary>
/// <param name="Identifier">Its C# name.</param>
/// <param name="Value">The type of the property.</param>
internal sealed record TypedKey(string Identifier, TypedValue Value);

/// <summary>Represents the typed access that replaces strings. The diagnostic's properties carry it from the analyzer to the code fix.</summary>
/// <param name="Namespace">The namespace of <c>Secrets</c>; empty for the global one.</param>
/// <param name="Path">The accessor: <c>Secrets.Dev.ApiKeys</c>.</param>
/// <param name="JsonKey">The JSON name of the key, or null if the whole secret is read.</param>
/// <param name="Keys">The category's keys by their JSON names, former names included.</param>
internal sealed record TypedAccess(string Namespace, string Path, string? JsonKey, ImmutableDictionary<string, TypedKey> Keys)
{
    private const string KeyPrefix = "key:";

    /// <summary>Gets the replacement: <c>Secrets.Dev.ApiKeys.GithubToken</c>.</summary>
    internal string Text => JsonKey is not null && Keys.TryGetValue(JsonKey, out var key) ? $"{Path}.{key.Identifier}" : Path;

    internal static TypedAccess Of(string @namespace, string environment, CategoryModel category, string? jsonKey) => new(
        @namespace,
        $"Secrets.{environment}.{category.Identifier}",
        jsonKey,
        KeysOf(category).ToImmutableDictionary(pair => pair.JsonName, pair => pair.Key, StringComparer.Ordinal));

    internal ImmutableDictionary<string, string?> ToProperties() => Keys
        .ToImmutableDictionary(pair => KeyPrefix + pair.Key, pair => (string?)$"{pair.Value.Value} {pair.Value.Identifier}", StringComparer.Ordinal)
        .Add(nameof(Namespace), Namespace)
        .Add(nameof(Path), Path)
        .Add(nameof(JsonKey), JsonKey);

    /// <summary>Reads the access from a diagnostic's properties, or returns null if they do not contain one.</summary>
    internal static TypedAccess? Of(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(nameof(Path), out var path) && path is not null
            ? new(
                properties[nameof(Namespace)] ?? string.Empty,
                path,
                properties[nameof(JsonKey)],
                properties
                    .Where(pair => pair.Key.StartsWith(KeyPrefix, StringComparison.Ordinal) && pair.Value is not null)
                    .ToImmutableDictionary(pair => pair.Key.Substring(KeyPrefix.Length), pair => KeyOf(pair.Value!), StringComparer.Ordinal))
            : null;

    private static IEnumerable<(string JsonName, TypedKey Key)> KeysOf(CategoryModel category)
    {
        var keys = SchemaTypes.RootKeys(category);
        var names = new HashSet<string>(keys.Select(key => key.JsonName), StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var typed = new TypedKey(key.Identifier, ValueOf(key));
            yield return (key.JsonName, typed);
            foreach (var former in key.RenamedFrom.Where(former => names.Add(former.JsonName)))
            {
                yield return (former.JsonName, typed);
            }
        }
    }

    private static TypedValue ValueOf(KeyModel key) => (key.Type, key.IsSensitive, key.IsRequired || key.DefaultJson is not null) switch
    {
        (not StringType { Format: StringFormat.None or StringFormat.Email or StringFormat.Hostname or StringFormat.Ipv4 or StringFormat.Ipv6
            or StringFormat.Time or StringFormat.UriReference or StringFormat.JsonPointer or StringFormat.Regex or StringFormat.Json }, _, _) => TypedValue.Other,
        (_, true, true) => TypedValue.Secret,
        (_, true, false) => TypedValue.OptionalSecret,
        (_, false, true) => TypedValue.Text,
        (_, false, false) => TypedValue.OptionalText,
    };

    private static TypedKey KeyOf(string text)
    {
        var blank = text.IndexOf(' ');
        return new(text.Substring(blank + 1), (TypedValue)Enum.Parse(typeof(TypedValue), text.Substring(0, blank)));
    }
}
