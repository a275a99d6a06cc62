using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Finds the line of a key in a schema, so that a change can be shown where it was made.</summary>
public sealed class ChangeLocator
{
    private readonly string _folder;
    private readonly Dictionary<string, (JsonNode? Root, LineMap Lines)> _files = new(StringComparer.Ordinal);
    private readonly Func<string, string?> _read;

    /// <summary>Creates a locator.</summary>
    /// <param name="folder">The folder, as it is shown.</param>
    /// <param name="read">Returns the text of a file of the folder; null if there is none.</param>
    public ChangeLocator(string folder, Func<string, string?> read)
    {
        _folder = folder;
        _read = read;
    }

    /// <summary>Adds the positions of changes.</summary>
    /// <param name="comparison">The changes.</param>
    /// <returns>The changes, with positions if the new schemas have the file.</returns>
    public SchemaComparison Locate(SchemaComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison with { Changes = [.. comparison.Changes.Select(change => change with { Location = Find(change) })] };
    }

    private FindingLocation? Find(SchemaChange change)
    {
        var file = change.Category is null ? Schema.Sets.SchemaSet.ManifestFileName : change.Category + Schema.Naming.CategoryFileName.Suffix;
        if (!_files.TryGetValue(file, out var parsed))
        {
            var text = _read(file);
            parsed = text is null ? (null, new LineMap(string.Empty)) : (JsonReader.Read(text, DuplicateKeys.Allow).Root, new LineMap(text));
            _files.Add(file, parsed);
        }

        if (parsed.Root is null)
        {
            return null;
        }

        var at = parsed.Lines.PositionOf(Span(parsed.Root, change.Key).Start);
        return new($"{_folder}/{file}", at.Line + 1, at.Column + 1);
    }

    // Of the innermost key that is written in the file itself; a definition elsewhere is shown where it is referred to.
    private static TextSpan Span(JsonNode root, string? key)
    {
        var span = new TextSpan(0, 0);
        var at = root;
        foreach (var name in key?.Split('.') ?? [])
        {
            while (at is JsonObject list && list.Find("properties") is null && (list.Find("items") ?? list.Find("additionalProperties"))?.Value is JsonObject items)
            {
                at = items;
            }

            if ((at as JsonObject)?.Find("properties")?.Value is not JsonObject properties || properties.Find(name) is not { } member)
            {
                break;
            }

            span = member.NameSpan;
            at = member.Value;
        }

        return span;
    }
}
