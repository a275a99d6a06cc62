using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Analyzers.Schemas;

/// <summary>Provides the patterns of sensitive keys that are specific enough to recognize a value.</summary>
internal sealed class KnownPatterns
{
    private readonly List<(KeyPattern Pattern, string Key, string Category)> _patterns;

    internal KnownPatterns(SchemaKnowledge schemas) => _patterns =
    [
        .. from category in schemas.Categories
           from item in category.Objects
           from key in item.Keys
           let type = key.Type is MapType { ValuesAreSensitive: true } map ? map.Values : key.IsSensitive ? key.Type : null
           let pattern = type is StringType { Pattern: { } text } ? KeyPattern.Of(text) : null
           where pattern is not null
           select (pattern, key.JsonName, category.Name),
    ];

    /// <summary>Gets the key and category whose pattern a text matches, or null.</summary>
    internal (string Key, string Category)? Find(string text)
    {
        foreach (var (pattern, key, category) in _patterns)
        {
            if (pattern.Matches(text))
            {
                return (key, category);
            }
        }

        return null;
    }
}
