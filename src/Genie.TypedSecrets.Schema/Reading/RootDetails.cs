using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents the keywords that are allowed at the root only.</summary>
internal sealed record RootDetails(EquatableArray<NameMention> Environments, EquatableArray<TagModel> Tags)
{
    private const string DraftUri = "https://json-schema.org/draft/2020-12/schema";
    private const int MostTags = 50;
    private const int LongestTagKey = 128;
    private const int LongestTagValue = 256;

    internal static RootDetails None { get; } = new(default, default);

    internal static RootDetails Read(SchemaNode node)
    {
        if (node.Get<JsonString>("$schema") is { } dialect
            && dialect.Value != DraftUri && !MetaSchemaPath.IsTo(dialect.Value, "category.meta.json"))
        {
            node.Document.Report(SchemaRules.UnknownDialect, dialect.Span, dialect.Value);
        }

        return new RootDetails(ReadEnvironments(node).ToEquatableArray(), ReadTags(node).ToEquatableArray());
    }

    private static List<NameMention> ReadEnvironments(SchemaNode node)
    {
        var result = new List<NameMention>();
        if (node.Get<JsonArray>("x-environments") is not { } list)
        {
            return result;
        }

        if (list.Items.Count == 0)
        {
            node.Document.Report(SchemaRules.EmptyValue, list.Span, "x-environments", "Name the environments the category exists in, or remove it if it exists in all");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in list.Items.Cast<JsonString>())
        {
            if (seen.Add(name.Value))
            {
                result.Add(new NameMention(name.Value, node.Document.Locate(name.Span)));
            }
            else
            {
                node.Document.Report(SchemaRules.DuplicateEntry, name.Span, "x-environments", $"'{name.Value}'");
            }
        }

        return result;
    }

    private static IEnumerable<TagModel> ReadTags(SchemaNode node)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (node.TryGet("x-tags", out var keyword))
        {
            var members = ((JsonObject)keyword.Value).Members;
            if (members.Count > MostTags)
            {
                node.Document.Report(SchemaRules.InvalidTag, keyword.NameSpan, "a secret has at most 50 tags, remove some");
            }

            foreach (var member in members)
            {
                if (ReadTag(node.Document, member) is { } value)
                {
                    tags[member.Name] = value;
                }
            }
        }

        return tags.Select(tag => new TagModel(tag.Key, tag.Value));
    }

    private static string? ReadTag(SchemaDocument document, JsonMember tag)
    {
        if (Length(tag.Name) is 0 or > LongestTagKey)
        {
            document.Report(SchemaRules.InvalidTag, tag.NameSpan, "the key of a tag has 1 to 128 characters, rename it");
        }
        else if (tag.Name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            document.Report(SchemaRules.InvalidTag, tag.NameSpan, "keys that start with aws: are for AWS itself, rename it");
        }

        if (tag.Value is not JsonString { Value: var value })
        {
            document.Report(SchemaRules.InvalidTag, tag.Value.Span, "the value of a tag is a string, put it into quotes");
            return null;
        }

        if (Length(value) > LongestTagValue)
        {
            document.Report(SchemaRules.InvalidTag, tag.Value.Span, "the value of a tag has at most 256 characters, shorten it");
        }

        return value;
    }

    // Code points, as AWS and JSON Schema count.
    private static int Length(string text) => text.Count(c => !char.IsLowSurrogate(c));
}
