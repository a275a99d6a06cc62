using System.Globalization;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Values;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Loads an inferred schema, and gives another C# name (<c>x-csharp-name</c>) to keys whose names collide or cannot be names in C#.</summary>
internal static class NameRepair
{
    private const int MaxNameLength = 100;

    // The rules that another C# name satisfies.
    private static readonly HashSet<string> s_repairable = [SchemaRules.NoIdentifier.Id, SchemaRules.KeyCollision.Id, SchemaRules.TypeCollision.Id, SchemaRules.NameTooLong.Id, SchemaRules.ReservedCSharpName.Id];

    internal static CategoryModel Load(string category, JsonObject schema, IReadOnlyList<string> environments, Func<JsonObject, string> print)
    {
        var manifest = $$"""{ "project": "inferred", "environments": [{{string.Join(", ", environments.DefaultIfEmpty("dev").Select(JsonEdit.Quote))}}] }""";
        HashSet<string> repaired = [];
        while (true)
        {
            var text = print(schema);
            var set = SchemaSet.Load([new SchemaText("secrets.json", manifest), new SchemaText(category + CategoryFileName.Suffix, text)]);
            var errors = set.FindCategory(category)!.Diagnostics.Where(static diagnostic => diagnostic.Rule.Severity == SchemaSeverity.Error).ToArray();
            if (errors.Length == 0)
            {
                return set.FindCategory(category)!.Model!;
            }

            var paths = errors.Where(static error => s_repairable.Contains(error.Rule.Id)).Select(error => PathAt(text, error.Location.Span.Start)).OfType<IReadOnlyList<string>>().ToArray();
            if (!paths.Any(path => Rename(schema, path, repaired)))
            {
                throw new ToolingException($"No schema could be inferred for the category '{category}': {errors[0].Message} Write the schema by hand: genie-secrets schema add {category}");
            }
        }
    }

    // The names of the properties around a position, from the outermost to the innermost.
    private static List<string>? PathAt(string text, int position)
    {
        List<string> path = [];
        var at = JsonReader.Read(text).Root;
        while (at is Schema.Json.JsonObject json && json.Members.FirstOrDefault(member => position >= member.NameSpan.Start && position < member.Value.Span.End) is { } member)
        {
            path.Add(member.Name);
            at = member.Value;
        }

        var last = path.LastIndexOf("properties");
        return last < 0 || last == path.Count - 1 ? null : path[..(last + 2)];
    }

    private static bool Rename(JsonObject schema, IReadOnlyList<string> path, HashSet<string> repaired)
    {
        var id = string.Join('\n', path);
        if (!repaired.Add(id))
        {
            return false;
        }

        var key = path.Aggregate((System.Text.Json.Nodes.JsonNode)schema, static (node, name) => node[name]!).AsObject();

        // From the names around it, so that it says where the key is; a number makes it unique.
        var name = string.Concat(path.Where(static part => part is not ("properties" or "items" or "additionalProperties")).Select(static part => Ascii(IdentifierRules.ToIdentifier(part))));
        name = name.Length > 0 && char.IsAsciiLetterUpper(name[0]) ? name : "Key" + name;
        key["x-csharp-name"] = name[..Math.Min(MaxNameLength, name.Length)] + (repaired.Count + 1).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static string Ascii(string? name) => string.Concat((name ?? string.Empty).Where(char.IsAsciiLetterOrDigit));
}
