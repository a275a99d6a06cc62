using System.Globalization;
using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Credentials.Naming;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Linting;

/// <summary>Checks one category. The model provides the meaning, with references resolved, and the JSON provides the positions.</summary>
internal sealed class CategoryLinter(SchemaText file, CategoryModel model, LintSettings settings)
{
    // The same limit as in the schema reader, which rejects definitions that refer to themselves.
    private const int MaxDepth = 32;
    private const int ArnSuffixLength = 6;

    private static readonly string[] s_parts = ["allOf", "anyOf", "oneOf"];

    private readonly LineMap _lines = new(file.Text);
    private readonly HashSet<JsonObject> _checked = [];
    private readonly Dictionary<string, Dictionary<string, KeyModel>> _keys = model.Objects.ToDictionary(
        item => item.Identifier,
        item => item.Keys.ToDictionary(key => key.JsonName, StringComparer.Ordinal),
        StringComparer.Ordinal);

    private readonly JsonObject? _root = JsonReader.Read(file.Text).Root as JsonObject;

    internal List<SchemaDiagnostic> Findings { get; } = [];

    internal void Check()
    {
        if (_root is null)
        {
            return;
        }

        var start = new TextSpan(_root.Span.Start, 1);
        if (HasNoWords(model.Documentation))
        {
            Report(LintRules.NoDescription, start, "category", model.Name);
        }

        var keys = KnownKeys(model.Root).Values;
        if (model.Policy.Owner is null && (keys.Count == 0 || keys.Any(key => key.Policy.Owner is null)))
        {
            Report(LintRules.NoOwner, start, model.Name);
        }

        if (EndsLikeAnArn(model.Name))
        {
            Report(LintRules.NameLikeArn, start, model.Name);
        }

        CheckRotation(_root);
        if (model.Root is ObjectReference or UnionReference)
        {
            CheckKeys(_root, model.Root, depth: 0);
        }
        else
        {
            CheckValues(_root, model.Name);
        }
    }

    // A definition is checked once, regardless of the number of keys that refer to it. Otherwise the work would grow exponentially with the references.
    private void CheckKeys(JsonObject schema, SchemaType type, int depth)
    {
        var known = KnownKeys(type);
        if (!_checked.Add(schema) || (known.Count == 0 && !IsMap(type)))
        {
            return;
        }

        foreach (var member in (schema.Find("properties")?.Value as JsonObject)?.Members ?? [])
        {
            if (member.Value is JsonObject own && known.TryGetValue(member.Name, out var key))
            {
                CheckKey(key, known, member, own, depth);
            }
        }

        // Parts and alternatives have some of the keys.
        foreach (var part in s_parts.SelectMany(keyword => (schema.Find(keyword)?.Value as JsonArray)?.Items ?? []))
        {
            if (part is JsonObject json && depth < MaxDepth && Target(json) is { } target)
            {
                CheckKeys(target, type, depth + 1);
            }
        }

        CheckMapValues(schema, type, depth);
    }

    // Checks the values of the keys that the schema does not name.
    private void CheckMapValues(JsonObject schema, SchemaType type, int depth)
    {
        if (MapValues(schema) is not { } values)
        {
            return;
        }

        CheckValues(values, model.Name);
        if (type is ObjectReference reference
            && model.Objects.FirstOrDefault(item => item.Identifier == reference.Identifier)?.Additional is { } additional
            && SchemaTypes.HoldsKeys(SchemaTypes.Core(additional.Type)) && Target(values) is { } target && depth < MaxDepth)
        {
            CheckKeys(target, SchemaTypes.Core(additional.Type), depth + 1);
        }
    }

    private bool IsMap(SchemaType type) => type is ObjectReference reference && model.Objects.Any(item => item.Identifier == reference.Identifier && item.Additional is not null);

    // The keys of an object; those of all alternatives of a union.
    private Dictionary<string, KeyModel> KnownKeys(SchemaType type)
    {
        switch (type)
        {
            case ObjectReference reference when _keys.TryGetValue(reference.Identifier, out var keys):
                return keys;
            case UnionReference reference when _keys.TryGetValue(reference.Identifier, out var keys):
                return keys;
            case UnionReference reference:
                var all = new Dictionary<string, KeyModel>(StringComparer.Ordinal);
                foreach (var key in model.Objects.Where(item => item.Union == reference.Identifier).SelectMany(item => item.Keys))
                {
                    all[key.JsonName] = key;
                }

                _keys.Add(reference.Identifier, all);
                return all;
            default:
                return [];
        }
    }

    private void CheckKey(KeyModel key, Dictionary<string, KeyModel> siblings, JsonMember member, JsonObject own, int depth)
    {
        if (HasNoWords(key.Documentation))
        {
            Report(LintRules.NoDescription, member.NameSpan, "key", key.JsonName);
        }

        var nested = SchemaTypes.Core(key.Type) is ObjectReference or UnionReference ? SchemaTypes.Core(key.Type) : null;
        if (IsOpen(key) && nested is null && CredentialNames.IsCalledSecret(key.JsonName) && CanHoldASecret(SchemaTypes.Core(key.Type)) && !IsNameOfAPair(key, siblings))
        {
            Report(LintRules.OpenSecret, own.Find("x-sensitive")?.NameSpan ?? member.NameSpan, key.JsonName);
        }

        CheckRotation(own);
        CheckValues(own, key.JsonName);
        var target = Target(own);
        if (nested is not null && target is not null && depth < MaxDepth)
        {
            CheckKeys(target, nested, depth + 1);
        }
    }

    // In a list of pairs, such as parameters of a request, 'key' is the name and 'value' is the secret.
    private static bool IsNameOfAPair(KeyModel key, Dictionary<string, KeyModel> siblings) =>
        string.Equals(key.JsonName, "key", StringComparison.OrdinalIgnoreCase)
        && siblings.Values.Any(static sibling => string.Equals(sibling.JsonName, "value", StringComparison.OrdinalIgnoreCase) && !IsOpen(sibling));

    private void CheckRotation(JsonObject schema)
    {
        if (schema.Find("x-rotation-days")?.Value is JsonNumber number
            && decimal.TryParse(number.RawText, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days > settings.MaxRotationDays)
        {
            Report(LintRules.LongRotation, number.Span, number.RawText, settings.MaxRotationDays.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void CheckValues(JsonObject schema, string name)
    {
        foreach (var keyword in new[] { "default", "examples", "const", "enum" })
        {
            foreach (var text in Texts(schema.Find(keyword)?.Value))
            {
                if (CredentialDetector.Find(text.Value, name) is [var found, ..])
                {
                    Report(LintRules.RealValue, text.Span, keyword, found.Kind);
                }
            }
        }
    }

    private static IEnumerable<JsonString> Texts(JsonNode? node) => node switch
    {
        JsonString text => [text],
        JsonArray list => list.Items.SelectMany(Texts),
        JsonObject item => item.Members.SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    // The schema that contains the keys: the items of a list or a definition in this file. Other files are checked on their own.
    private JsonObject? Target(JsonObject schema)
    {
        var current = schema;
        for (var i = 0; i < MaxDepth && current is not null; i++)
        {
            if (current.Find("items")?.Value is JsonObject items)
            {
                current = items;
            }
            else if (current.Find("properties") is null && MapValues(current) is { } values)
            {
                current = values;
            }
            else if (current.Find("$ref")?.Value is JsonString { Value: var reference })
            {
                current = DefinitionReference.Parse(reference) is { FileName: null, Name: var name }
                    ? (_root!.Find("$defs")?.Value as JsonObject)?.Find(name)?.Value as JsonObject
                    : null;
            }
            else
            {
                return current;
            }
        }

        return null;
    }

    // A map is not sensitive as a whole: its values are or not.
    private static bool IsOpen(KeyModel key)
    {
        var type = key.Type;
        while (type is ArrayType array)
        {
            type = array.Items;
        }

        return type is MapType map ? !map.ValuesAreSensitive : !key.IsSensitive;
    }

    private static JsonObject? MapValues(JsonObject schema) =>
        schema.Find("additionalProperties")?.Value as JsonObject
        ?? (schema.Find("patternProperties")?.Value is JsonObject { Members: [var pattern, ..] } ? pattern.Value as JsonObject : null);

    // A flag, an address or a date cannot be a credential, regardless of its name.
    private static bool CanHoldASecret(SchemaType type) => type is not (BooleanType
        or StringType { Format: StringFormat.Email or StringFormat.Hostname or StringFormat.Ipv4 or StringFormat.Ipv6 });

    // Secrets Manager appends a hyphen and six letters and digits to the name of a secret in its ARN.
    private static bool EndsLikeAnArn(string name) =>
        name.Length > ArnSuffixLength && name[name.Length - ArnSuffixLength - 1] == '-' && name.Skip(name.Length - ArnSuffixLength).All(char.IsLetterOrDigit);

    private static bool HasNoWords(DocumentationModel documentation) =>
        string.IsNullOrWhiteSpace(documentation.Description) && string.IsNullOrWhiteSpace(documentation.Title);

    private void Report(SchemaRule rule, TextSpan span, params string[] arguments) =>
        Findings.Add(new SchemaDiagnostic(rule, _lines.Locate(file.Path, span), new(arguments)));
}
