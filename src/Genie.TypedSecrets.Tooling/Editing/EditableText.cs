using System.Globalization;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Editing;

/// <summary>Represents a value as it is edited: with a placeholder for each sensitive key, which represents the stored value.</summary>
public sealed class EditableText
{
    /// <summary>The text in place of a sensitive value that is not changed.</summary>
    public const string Placeholder = "(unchanged)";

    private readonly Dictionary<string, string> _hidden = new(StringComparer.Ordinal);

    private EditableText(string text)
    {
        Text = text;
    }

    /// <summary>Gets the text to edit.</summary>
    public string Text { get; private set; }

    /// <summary>Creates the text of a value.</summary>
    /// <param name="document">The value: a JSON object, or null for a new secret.</param>
    /// <param name="schema">The schema; null if there is none, and then every key is sensitive.</param>
    /// <param name="reveal">Whether sensitive values are shown.</param>
    /// <returns>The text.</returns>
    public static EditableText Create(SecretDocument? document, CategoryModel? schema, bool reveal)
    {
        if (document?.Root is not { } root)
        {
            return new(Template(schema));
        }

        EditableText editable = new(document.Text);
        if (!reveal)
        {
            // From the last to the first, so that positions stay right.
            foreach (var (path, node) in Sensitive(root, schema, schema?.Root, []).OrderByDescending(static item => item.Node.Span.Start))
            {
                editable._hidden[KeyPath.Format(path)] = document.Text.Substring(node.Span.Start, node.Span.Length);
                editable.Text = JsonEdit.Replace(editable.Text, node, JsonEdit.Quote(Placeholder));
            }
        }

        return editable;
    }

    /// <summary>Puts the stored values in place of the placeholders that are left.</summary>
    /// <param name="edited">The edited text.</param>
    /// <returns>The text to store.</returns>
    /// <exception cref="ToolingException">It is not a JSON object, or a placeholder is at a key that had no value.</exception>
    public string Restore(string edited)
    {
        var read = JsonReader.Read(edited, DuplicateKeys.Allow);
        if (read.Root is not JsonObject)
        {
            var place = read.Errors is [var error, ..] ? $": see line {(1 + edited.AsSpan(0, error.Span.Start).Count('\n')).ToString(CultureInfo.InvariantCulture)}" : string.Empty;
            throw new ToolingException($"The edited text is not a JSON object{place}. Nothing was changed.");
        }

        var text = edited;
        foreach (var (path, node) in Placeholders((JsonObject)read.Root, []).OrderByDescending(static item => item.Node.Span.Start))
        {
            text = JsonEdit.Replace(text, node, _hidden.TryGetValue(KeyPath.Format(path), out var json)
                ? json
                : throw new ToolingException($"The key '{Rendering.Printable.Clean(KeyPath.Format(path))}' has the placeholder of another key. Enter its value."));
        }

        return text;
    }

    private static string Template(CategoryModel? schema)
    {
        var text = "{\n}\n";
        foreach (var path in schema is null ? [] : SchemaKeys.Leaves(schema))
        {
            var names = path.StartsWith('/') ? KeyPath.Split(SecretDocument.Read("{}").Root!, path) : path.Split('.');
            text = JsonEdit.Set(text, names, EmptyOf(SchemaKeys.Find(schema!, names)?.Type));
        }

        return schema is null ? text : Schema.Json.JsonReader.Read(text).Root is JsonObject ? Indent(text) : text;
    }

    private static string EmptyOf(SchemaType? type) => type switch
    {
        MapType or FreeFormType => "{}",
        ArrayType => "[]",
        _ => "\"\"",
    };

    private static string Indent(string text)
    {
        using var document = System.Text.Json.JsonDocument.Parse(text);
        return System.Text.Json.JsonSerializer.Serialize(document, s_indented) + "\n";
    }

    private static readonly System.Text.Json.JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<(IReadOnlyList<string> Path, JsonNode Node)> Sensitive(JsonObject value, CategoryModel? schema, SchemaType? type, IReadOnlyList<string> path) =>
        value.Members.SelectMany(member =>
        {
            var key = schema is null ? null : SchemaKeys.Child(schema, type, value, member.Name);
            return Sensitive(member.Value, schema, key?.Type, key is not { IsSensitive: false }, [.. path, member.Name]);
        });

    private static IEnumerable<(IReadOnlyList<string> Path, JsonNode Node)> Sensitive(JsonNode value, CategoryModel? schema, SchemaType? type, bool isSensitive, IReadOnlyList<string> path) => (value, type) switch
    {
        (JsonObject json, ObjectReference or MapType or UnionReference) => Sensitive(json, schema, type, path),
        (JsonArray json, ArrayType array) when SchemaTypes.HoldsKeys(array) =>
            json.Items.SelectMany((item, index) => Sensitive(item, schema, array.Items, isSensitive, [.. path, index.ToString(CultureInfo.InvariantCulture)])),

        // A value with keys that is stored as text has its sensitive keys in the text.
        _ => isSensitive || (type is not null && SchemaTypes.HoldsKeys(type)) ? [(path, value)] : [],
    };

    private static IEnumerable<(IReadOnlyList<string> Path, JsonNode Node)> Placeholders(JsonNode value, IReadOnlyList<string> path) => value switch
    {
        JsonString { Value: Placeholder } => [(path, value)],
        JsonObject json => json.Members.SelectMany(member => Placeholders(member.Value, [.. path, member.Name])),
        JsonArray json => json.Items.SelectMany((item, index) => Placeholders(item, [.. path, index.ToString(CultureInfo.InvariantCulture)])),
        _ => [],
    };
}
