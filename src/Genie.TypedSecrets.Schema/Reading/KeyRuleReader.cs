using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads the keywords that say which keys must be present together: <c>dependentRequired</c>, and <c>anyOf</c> or <c>oneOf</c> of <c>required</c>.</summary>
internal static class KeyRuleReader
{
    private static readonly HashSet<string> s_ofSets = new(["required", "type", "title", "description", "$comment"], StringComparer.Ordinal);

    /// <summary>Determines whether every element only lists required keys.</summary>
    internal static bool AreSets(JsonNode list) => list is JsonArray { Items: { Count: > 0 } items }
        && items.All(item => item is JsonObject { Members: var members } && members.Any(member => member.Name == "required") && members.All(member => s_ofSets.Contains(member.Name)));

    internal static void Read(SchemaNode node, ObjectPart part)
    {
        foreach (var member in node.Get<JsonObject>("dependentRequired")?.Members ?? [])
        {
            part.Mentions.Add(new KeyMention("dependentRequired", new JsonString(member.NameSpan, member.Name), node.Document));
            var names = ReadNames(node.Document, part, "dependentRequired", (JsonArray)member.Value);
            if (names.Count > 0)
            {
                part.Rules.Add(new KeyRuleModel(KeyRuleKind.Dependent, new([names.Prepend(member.Name).ToEquatableArray()])));
            }
        }

        ReadSets(node, part, "anyOf", KeyRuleKind.AnyOf);
        ReadSets(node, part, "oneOf", KeyRuleKind.OneOf);
    }

    private static void ReadSets(SchemaNode node, ObjectPart part, string keyword, KeyRuleKind kind)
    {
        if (!node.TryGet(keyword, out var member) || !AreSets(member.Value))
        {
            return;
        }

        var sets = new List<EquatableArray<string>>();
        foreach (var item in ((JsonArray)member.Value).Items)
        {
            var set = KeywordReader.Read(node.Document, item, SchemaPlaces.Part);
            if (set?.TryGet("type", out var type) == true && type.Value is not JsonString { Value: "object" })
            {
                node.Document.Report(SchemaRules.NotAnObject, type.Value.Span, $"An alternative of '{keyword}'");
            }

            if (set?.Get<JsonArray>("required") is { } names)
            {
                if (names.Items.Count == 0)
                {
                    node.Document.Report(SchemaRules.EmptyValue, names.Span, "required", "List the keys of the alternative");
                }

                sets.Add(ReadNames(node.Document, part, keyword, names).ToEquatableArray());
            }
        }

        part.Rules.Add(new KeyRuleModel(kind, sets.ToEquatableArray()));
    }

    private static List<string> ReadNames(SchemaDocument document, ObjectPart part, string keyword, JsonArray list)
    {
        var names = new List<string>();
        foreach (var name in list.Items.Cast<JsonString>())
        {
            if (names.Contains(name.Value, StringComparer.Ordinal))
            {
                document.Report(SchemaRules.DuplicateEntry, name.Span, keyword, $"'{name.Value}'");
                continue;
            }

            names.Add(name.Value);
            part.Mentions.Add(new KeyMention(keyword, name, document));
        }

        return names;
    }
}
