using System.Collections.Immutable;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;

/// <summary>What a key's property is, as far as it decides on how untyped code can be rewritten.</summary>
internal enum TypedValue
{
    /// <summary><c>Secret&lt;string&gt;</c>.</summary>
    Secret,

    /// <summary><c>Secret&lt;string&gt;?</c>.</summary>
    OptionalSecret,

    /// <summary><c>string</c>, for a key that is not sensitive.</summary>
    Text,

    /// <summary><c>string?</c>.</summary>
    OptionalText,

    /// <summary>Another type. Untyped code has its text, so a person must decide.</summary>
    Other,
}

/// <summary>A key's property.</summary>
/// <param name="Identifier">Its C# name.</param>
/// <param name="Value">What it is.</param>
internal sealed record TypedKey(string Identifier, TypedValue Value);

/// <summary>The typed access that code can use instead of strings. Travels from the analyzer to the fix in the diagnostic's properties.</summary>
/// <param name="Namespace">The namespace of <c>Secrets</c>; empty for the global one.</param>
/// <param name="Path">The accessor: <c>Secrets.Dev.ApiKeys</c>.</param>
/// <param name="JsonKey">The key that is meant, where the analyzer knows; null where the secret as a whole is read.</param>
/// <param name="Keys">The category's keys by their JSON names, former names included.</param>
internal sealed record TypedAccess(string Namespace, string Path, string? JsonKey, ImmutableDictionary<string, TypedKey> Keys)
{
    private const string KeyPrefix = "key:";

    /// <summary>What to write: <c>Secrets.Dev.ApiKeys.GithubToken</c>.</summary>
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

    /// <summary>Reads it back; null where a diagnostic is of another origin.</summary>
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
        var keys = category.Root is ObjectReference ? category.Objects[0].Keys : default;
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
        (not StringType { Format: StringFormat.None or StringFormat.Email or StringFormat.Hostname or StringFormat.Ipv4 or StringFormat.Ipv6 }, _, _) => TypedValue.Other,
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
