using System.Globalization;
using System.Security.Cryptography;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Drift;

/// <summary>Compares a stored value with its schema: what does not fit, keys that no schema names, and keys under a former name. Paths only, never a value.</summary>
internal sealed class ValueDrift(string name, CategoryModel category)
{
    private readonly List<Finding> _findings = [];

    internal IReadOnlyList<Finding> Compare(SecretPayload payload)
    {
        var value = payload.Reveal().ToArray();
        try
        {
            foreach (var violation in ValueValidator.Validate(category, value, payload.IsBinary))
            {
                Add("GTF2001", FindingSeverity.Error, $"{Sentence(violation.ToString())} Correct it: {(violation.Path.Length == 0 ? $"genie-secrets put {CommandArgument.Quote(name)} --file value.json" : $"genie-secrets edit {CommandArgument.Quote(name)}")}", violation.Path);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(value);
        }

        if (SecretDocument.Read(payload).Root is { } root)
        {
            Walk(root, category.Root, []);
        }

        return _findings;
    }

    private void Walk(JsonNode node, SchemaType type, IReadOnlyList<string> path)
    {
        switch (node, type)
        {
            case (JsonObject json, ObjectReference reference):
                WalkObject(json, category.Objects.First(o => o.Identifier == reference.Identifier), path);
                break;
            case (JsonObject json, UnionReference reference):
                // A value that is none of the alternatives is a violation already.
                if (ValueValidator.FindAlternative(category, category.Unions.First(u => u.Identifier == reference.Identifier), json) is { } alternative)
                {
                    WalkObject(json, alternative, path);
                }

                break;
            case (JsonObject json, MapType map):
                foreach (var member in json.Members)
                {
                    WalkEntry(member, map, path);
                }

                break;
            case (JsonString text, ObjectReference or UnionReference or MapType or ArrayType) when !category.IsStrict && path.Count > 0:
                // JSON text, as the console stores it. Text that is not JSON is a violation already.
                if (JsonReader.Read(text.Value, DuplicateKeys.Allow).Root is (JsonObject or JsonArray) and var inner)
                {
                    Walk(inner, type, path);
                }

                break;
            case (JsonArray json, ArrayType array):
                for (var i = 0; i < json.Items.Count; i++)
                {
                    Walk(json.Items[i], array.Items, [.. path, i.ToString(CultureInfo.InvariantCulture)]);
                }

                break;
        }
    }

    private void WalkEntry(JsonMember member, MapType map, IReadOnlyList<string> path) => Walk(member.Value, map.Values, [.. path, map.Names.AreSensitive ? "*" : member.Name]);

    private void WalkObject(JsonObject json, ObjectModel model, IReadOnlyList<string> path)
    {
        foreach (var member in json.Members)
        {
            var key = model.Keys.FirstOrDefault(k => k.JsonName == member.Name);
            if (key is null && model.Keys.FirstOrDefault(k => k.RenamedFrom.Any(former => former.JsonName == member.Name)) is { } renamed)
            {
                var (from, to) = (Show([.. path, member.Name]), Show([.. path, renamed.JsonName]));
                Add(
                    "GTF2002",
                    FindingSeverity.Warning,
                    json.Find(renamed.JsonName) is null
                        ? $"The key is stored under its former name '{from}'. Store it as '{to}', too: genie-secrets get {CommandArgument.Quote(name)} --key {CommandArgument.Quote(from)} --reveal | genie-secrets set {CommandArgument.Quote(name)} {CommandArgument.Quote(to)}"
                        : $"The key '{to}' is also stored under its former name '{from}'. Remove that one when all jobs run the new code: genie-secrets unset {CommandArgument.Quote(name)} {CommandArgument.Quote(from)}",
                    Pointer([.. path, member.Name]));
                key = renamed;
            }

            if (key is not null)
            {
                Walk(member.Value, key.Type, [.. path, member.Name]);
            }
            else if (model.Additional is { } additional)
            {
                WalkEntry(member, additional.Type, path);
            }
            else if (model.AllowsAdditionalKeys)
            {
                // Otherwise it is a violation already.
                Add("GTF2003", FindingSeverity.Warning, $"The schema does not name the key '{Show([.. path, member.Name])}'. Add it to schemas/{category.Name}.schema.json, or remove it: genie-secrets unset {CommandArgument.Quote(name)} {CommandArgument.Quote(Show([.. path, member.Name]))}", Pointer([.. path, member.Name]));
            }
        }
    }

    private void Add(string rule, FindingSeverity severity, string message, string key) => _findings.Add(new(rule, severity, message, name) { Key = key });

    private static string Sentence(string text) => text.EndsWith('.') || text.EndsWith('?') ? text : text + ".";

    private static string Pointer(IEnumerable<string> path) => DisplayText.Clean(path.Aggregate(string.Empty, JsonPointers.Append));

    private static string Show(IReadOnlyList<string> path) => DisplayText.CleanName(KeyPath.Format(path));
}
