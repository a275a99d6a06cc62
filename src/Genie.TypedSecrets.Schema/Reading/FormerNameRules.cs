using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>
/// Reads and checks <c>x-renamed-from</c>. No key can have the former name, in JSON or in C#, except that its own key may
/// still have its C# name, where only the spelling changed (<c>github-token</c> to <c>github_token</c>).
/// </summary>
internal static class FormerNameRules
{
    internal static IReadOnlyList<JsonString> Read(SchemaNode node)
    {
        if (!node.TryGet("x-renamed-from", out var member))
        {
            return [];
        }

        if (member.Value is JsonString name)
        {
            return [name];
        }

        var names = ((JsonArray)member.Value).Items.Cast<JsonString>().ToList();
        if (names.Count == 0)
        {
            node.Document.Report(SchemaRules.EmptyValue, member.Value.Span, "x-renamed-from", "Name what the key was called before, or remove it");
        }

        return names;
    }

    internal static void Check(SchemaNode node, IReadOnlyList<KeyShape> keys)
    {
        if (keys.All(key => key.FormerNames.Count == 0))
        {
            return;
        }

        var nameByIdentifier = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys.Where(key => !nameByIdentifier.ContainsKey(key.Identifier)))
        {
            nameByIdentifier.Add(key.Identifier, key.Name.Name);
        }

        var identifierByName = nameByIdentifier.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            foreach (var former in key.FormerNames)
            {
                Check(node, key, former, nameByIdentifier, identifierByName, seen);
            }
        }
    }

    private static void Check(
        SchemaNode node,
        KeyShape key,
        JsonString former,
        Dictionary<string, string> nameByIdentifier,
        Dictionary<string, string> identifierByName,
        Dictionary<string, string> seen)
    {
        var at = key.Document == node.Document ? former.Span : node.Span;
        if (IdentifierRules.ToIdentifier(former.Value) is not { } identifier)
        {
            node.Document.Report(SchemaRules.NoIdentifier, at, "former name", former.Value, "Remove it");
            return;
        }

        if (!IdentifierRules.FitsCompiler(identifier))
        {
            node.Document.Report(SchemaRules.NameTooLong, at, "former name", former.Value, "Remove it");
            return;
        }

        if (identifierByName.TryGetValue(former.Value, out var used))
        {
            node.Document.Report(SchemaRules.FormerNameInUse, at, former.Value, former.Value, used);
        }
        else if (nameByIdentifier.TryGetValue(identifier, out var other) && other != key.Name.Name)
        {
            node.Document.Report(SchemaRules.FormerNameInUse, at, former.Value, other, identifier);
        }
        else if (seen.TryGetValue(identifier, out var earlier))
        {
            node.Document.Report(SchemaRules.FormerNameCollision, at, earlier, former.Value, identifier);
        }
        else
        {
            seen.Add(identifier, former.Value);
        }
    }
}
