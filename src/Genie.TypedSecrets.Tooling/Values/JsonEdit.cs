using System.Text.Encodings.Web;
using System.Text.Json;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Changes one key in the text of a JSON object. Everything else stays as it is, to the character.</summary>
public static class JsonEdit
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Formats text as a JSON string.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The JSON.</returns>
    public static string Quote(string text) => JsonSerializer.Serialize(text, s_options);

    /// <summary>Sets the value of a key, and adds the key and the objects around it where they are missing.</summary>
    /// <param name="text">The text of the object.</param>
    /// <param name="path">The names of the keys, from the outermost to the innermost.</param>
    /// <param name="json">The value as JSON.</param>
    /// <returns>The new text.</returns>
    /// <exception cref="ToolingException">A part of the path is not an object.</exception>
    public static string Set(string text, IReadOnlyList<string> path, string json)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var at = JsonReader.Read(text, DuplicateKeys.Allow).Root as JsonObject ?? throw NotAnObject("The value");
        for (var i = 0; i < path.Count; i++)
        {
            if (at.Find(path[i]) is not { } member)
            {
                return Insert(text, at, path[i], Wrap(path, i + 1, json));
            }

            if (i == path.Count - 1)
            {
                return Replace(text, member.Value, json);
            }

            if (TextOfObject(member.Value) is { } stored)
            {
                return Replace(text, member.Value, Quote(Set(stored, [.. path.Skip(i + 1)], json)));
            }

            at = member.Value as JsonObject ?? throw NotAnObject($"The key '{KeyPath.Format([.. path.Take(i + 1)])}'");
        }

        return json;
    }

    /// <summary>Removes a key.</summary>
    /// <param name="text">The text of the object.</param>
    /// <param name="path">The names of the keys, from the outermost to the innermost.</param>
    /// <returns>The new text; the same if the key does not exist.</returns>
    public static string Remove(string text, IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);

        // Of duplicates, all are removed.
        for (var changed = text; ; text = changed)
        {
            var at = JsonReader.Read(text, DuplicateKeys.Allow).Root as JsonObject;
            for (var i = 0; i < path.Count - 1; i++)
            {
                var value = at?.Find(path[i])?.Value;
                if (TextOfObject(value) is { } stored)
                {
                    return Replace(text, value!, Quote(Remove(stored, [.. path.Skip(i + 1)])));
                }

                at = value as JsonObject;
            }

            if (at?.Find(path[^1]) is not { } member)
            {
                return text;
            }

            changed = Cut(text, at, member);
        }
    }

    // With the comma in front of it, or else the one behind it.
    private static string Cut(string text, JsonObject target, JsonMember member)
    {
        var index = target.Members.TakeWhile(other => other != member).Count();
        var (start, end) = (index, target.Members.Count) switch
        {
            (_, 1) => (target.Span.Start + 1, target.Span.End - 1),
            (0, _) => (member.NameSpan.Start, target.Members[1].NameSpan.Start),
            _ => (target.Members[index - 1].Value.Span.End, member.Value.Span.End),
        };
        return string.Concat(text.AsSpan(0, start), text.AsSpan(end));
    }

    /// <summary>Replaces a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="node">The value in it.</param>
    /// <param name="json">The new value as JSON.</param>
    /// <returns>The new text.</returns>
    public static string Replace(string text, JsonNode node, string json)
    {
        ArgumentNullException.ThrowIfNull(node);
        return string.Concat(text.AsSpan(0, node.Span.Start), json, text.AsSpan(node.Span.End));
    }

    private static string Wrap(IReadOnlyList<string> path, int from, string json)
    {
        for (var i = path.Count - 1; i >= from; i--)
        {
            json = $"{{{Quote(path[i])}:{json}}}";
        }

        return json;
    }

    // Behind the last key, with the space that is in front of that one.
    private static string Insert(string text, JsonObject target, string name, string json)
    {
        if (target.Members.Count == 0)
        {
            return string.Concat(text.AsSpan(0, target.Span.Start), $"{{{Quote(name)}:{json}}}", text.AsSpan(target.Span.End));
        }

        var last = target.Members[^1];
        var before = text[..last.NameSpan.Start];
        var space = before[before.TrimEnd().Length..];
        var colon = text[last.NameSpan.End..last.Value.Span.Start];
        return string.Concat(text.AsSpan(0, last.Value.Span.End), $",{space}{Quote(name)}{colon}{json}", text.AsSpan(last.Value.Span.End));
    }

    // The AWS console stores an object as JSON text in a string.
    private static string? TextOfObject(JsonNode? node) => node is JsonString text && JsonReader.Read(text.Value, DuplicateKeys.Allow).Root is JsonObject ? text.Value : null;

    private static ToolingException NotAnObject(string what) => new($"{what} is not a JSON object, so a key cannot be set in it. Store the whole value with genie-secrets put.");
}
