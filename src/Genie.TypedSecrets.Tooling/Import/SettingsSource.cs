using System.Globalization;
using System.Text.Json;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Tooling.Files;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>Represents a file of .NET configuration: <c>appsettings.json</c>, or the user secrets of a project. Sections are joined with colons.</summary>
/// <param name="path">The path.</param>
/// <param name="shown">The path as it is shown.</param>
public sealed class SettingsSource(string path, string shown) : ImportSource(shown)
{
    // As the configuration provider of .NET reads it.
    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ImportEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(TextFile.Read(path, Name), s_options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ToolingException($"{Name} is not a JSON object.");
            }

            List<ImportEntry> entries = [];
            Collect(document.RootElement, string.Empty, entries);
            return Task.FromResult<IReadOnlyList<ImportEntry>>([.. entries.GroupBy(static entry => entry.Name, StringComparer.OrdinalIgnoreCase).Select(static group => group.Last())]);
        }
        catch (JsonException e)
        {
            // Not the exception's own message: it quotes the file.
            throw new ToolingException($"{Name} is not valid JSON: see line {(e.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    /// <inheritdoc/>
    public override Task<string> DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var text = TextFile.Read(path, Name, out var encoding);
        if (JsonReader.Read(text, DuplicateKeys.Allow) is not { IsValid: true, Root: JsonObject })
        {
            throw new ToolingException($"{Name} has comments or trailing commas, so it is not edited. Remove these settings by hand: {string.Join(", ", names)}");
        }

        foreach (var name in names)
        {
            for (var found = Find((JsonObject)JsonReader.Read(text, DuplicateKeys.Allow).Root!, name, []); found is not null; found = Find((JsonObject)JsonReader.Read(text, DuplicateKeys.Allow).Root!, name, []))
            {
                text = JsonEdit.Remove(text, found);
            }
        }

        TextFile.Write(path, text, encoding);
        return Task.FromResult($"Removed {names.Count} {(names.Count == 1 ? "setting" : "settings")} from {Name}.");
    }

    private static void Collect(JsonElement element, string prefix, List<ImportEntry> entries)
    {
        foreach (var member in element.EnumerateObject())
        {
            var name = prefix + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Collect(member.Value, name + ":", entries);
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                entries.Add(new(name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText()));
            }
        }
    }

    // A name with colons is one key of the user secrets, or a way through sections.
    private static IReadOnlyList<string>? Find(JsonObject json, string name, IReadOnlyList<string> path)
    {
        foreach (var member in json.Members)
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase) && member.Value is not (JsonObject or JsonNull))
            {
                return [.. path, member.Name];
            }

            if (member.Value is JsonObject inner && name.StartsWith(member.Name + ":", StringComparison.OrdinalIgnoreCase)
                && Find(inner, name[(member.Name.Length + 1)..], [.. path, member.Name]) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
