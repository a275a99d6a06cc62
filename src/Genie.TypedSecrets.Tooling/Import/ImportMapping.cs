using System.Text.Encodings.Web;
using System.Text.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>Represents the mapping of entries to keys: <c>{ "GITHUB_TOKEN": "github_token", "LOG_LEVEL": null }</c>.</summary>
/// <param name="Keys">The path of the key by the name of the entry; null for an entry that stays where it is.</param>
public sealed record ImportMapping(IReadOnlyDictionary<string, string?> Keys)
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the mapping that says nothing: every entry is mapped by its name.</summary>
    public static ImportMapping Empty { get; } = new(new Dictionary<string, string?>(StringComparer.Ordinal));

    /// <summary>Reads a mapping file.</summary>
    /// <param name="path">The path, as it is shown.</param>
    /// <param name="text">The text.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="ToolingException">It is not such a file.</exception>
    public static ImportMapping Parse(string path, string text)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, string?>>(text, s_options) ?? []);
        }
        catch (JsonException e)
        {
            throw new ToolingException($"{path} is not a mapping file: see line {e.LineNumber + 1}. It has the form {{ \"GITHUB_TOKEN\": \"github_token\", \"LOG_LEVEL\": null }}");
        }
    }

    /// <summary>Formats the mapping as a file.</summary>
    /// <returns>The text.</returns>
    public string Print() => JsonSerializer.Serialize(Keys, s_options) + "\n";

    /// <summary>Finds the key that an entry becomes.</summary>
    /// <param name="entry">The name of the entry.</param>
    /// <param name="schema">The schema; null if there is none.</param>
    /// <returns>The path of the key; null if the entry is not mapped.</returns>
    internal string? Find(string entry, CategoryModel? schema)
    {
        if (Keys.TryGetValue(entry, out var key) || schema is null)
        {
            return key;
        }

        // By name, however it is spelled: GITHUB_TOKEN, Github:Token and githubToken are github_token.
        var leaves = SchemaKeys.Leaves(schema);
        var wanted = KeyNames.Normalize(entry);
        return One(leaves.Where(path => KeyNames.Normalize(path) == wanted)) ?? One(leaves.Where(path => wanted.EndsWith(KeyNames.Normalize(path), StringComparison.Ordinal) && KeyNames.IsSpecific(path)));
    }

    private static string? One(IEnumerable<string> paths) => paths.ToArray() is [var only] ? only : null;
}
