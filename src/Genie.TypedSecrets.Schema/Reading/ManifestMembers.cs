using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents the members of an object of the manifest, and reports unknown ones.</summary>
internal sealed class ManifestMembers
{
    private readonly SchemaDocument _document;
    private readonly JsonObject _json;

    internal ManifestMembers(SchemaDocument document, JsonObject json, IReadOnlyList<string> known)
    {
        (_document, _json) = (document, json);
        foreach (var member in json.Members.Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
        {
            document.Report(SchemaRules.UnknownManifestKey, member.NameSpan, member.Name, AdviceFor(member.Name) ?? document.Advice(member.Name, known));
        }
    }

    internal void Require(string key, string example)
    {
        if (_json.Find(key) is null)
        {
            _document.Report(SchemaRules.MissingManifestKey, new(_json.Span.Start, 1), key, example);
        }
    }

    internal JsonString? Text(string key) => Value<JsonString>(key, "a string");

    internal JsonArray? List(string key, string example) => Value<JsonArray>(key, $"an array, for example {example}");

    // What environments have, written beside them.
    private static string? AdviceFor(string key) => key switch
    {
        "aliases" => "Write it at the environment: { \"name\": \"prod\", \"aliases\": [\"production\"] }.",
        "regions" => "Write it at the environment: { \"name\": \"prod\", \"regions\": [\"eu-central-1\"] }.",
        _ => null,
    };

    private T? Value<T>(string key, string kind)
        where T : JsonNode
    {
        if (_json.Find(key) is not { } member)
        {
            return null;
        }

        if (member.Value is T value)
        {
            return value;
        }

        _document.Report(SchemaRules.ManifestValueKind, member.Value.Span, key, kind);
        return null;
    }
}
