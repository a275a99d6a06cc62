using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Analyzers.Schemas;

/// <summary>The patterns of the schemas' sensitive keys, as far as they are specific enough to recognise a value by.</summary>
internal sealed class KnownPatterns
{
    private readonly List<(KeyPattern Pattern, string Key, string Category)> _patterns;

    internal KnownPatterns(SchemaKnowledge schemas) => _patterns =
    [
        .. from category in schemas.Categories
           from item in category.Objects
           from key in item.Keys
           where key.IsSensitive
           let pattern = key.Type is StringType { Pattern: { } text } ? KeyPattern.Of(text) : null
           where pattern is not null
           select (pattern, key.JsonName, category.Name),
    ];

    /// <summary>The key of which a text looks like a value, and its category.</summary>
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
