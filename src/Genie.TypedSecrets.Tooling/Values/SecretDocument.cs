using System.Text;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Represents the content of a stored value: a JSON object with keys, one text, or bytes.</summary>
/// <remarks>It reads whatever a store may hold: text that is not JSON is one text, and half a surrogate pair in a key is U+FFFD.</remarks>
public sealed class SecretDocument
{
    private SecretDocument(string text, JsonObject? root, bool isBinary, int length)
    {
        Text = text;
        Root = root;
        IsBinary = isBinary;
        Length = length;
    }

    /// <summary>Gets the text; empty if the value is bytes.</summary>
    public string Text { get; }

    /// <summary>Gets the JSON object; null if the value is one text or bytes.</summary>
    public JsonObject? Root { get; }

    /// <summary>Gets whether the value is bytes that are not text.</summary>
    public bool IsBinary { get; }

    /// <summary>Gets the encoding of text that is not UTF-8, as part of a message; null for UTF-8 and for other bytes.</summary>
    internal string? OtherEncoding { get; private init; }

    /// <summary>Gets the length of the value in bytes.</summary>
    public int Length { get; }

    /// <summary>Reads a payload as the client does: UTF-8 is text, whether it was stored as text or as bytes.</summary>
    /// <param name="payload">The payload. It is not disposed.</param>
    /// <returns>The value.</returns>
    public static SecretDocument Read(SecretPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return Read(payload.Reveal());
    }

    /// <summary>Reads stored bytes.</summary>
    /// <param name="value">The bytes.</param>
    /// <returns>The value.</returns>
    public static SecretDocument Read(ReadOnlySpan<byte> value)
    {
        if (!SecretText.TryRead(value, out var text, out var problem))
        {
            return new(string.Empty, root: null, isBinary: true, value.Length) { OtherEncoding = StoredText.IsOtherEncoding(problem) ? problem : null };
        }

        var document = Read(Encoding.UTF8.GetString(text), value.Length);
        return document.Root is not null ? document : new(Encoding.UTF8.GetString(SecretText.TrimLineEnd(text)), root: null, isBinary: false, value.Length);
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    public static SecretDocument Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, Encoding.UTF8.GetByteCount(text));
    }

    /// <summary>Gets the text of a value: what is in the quotes of a string, the JSON of anything else.</summary>
    /// <param name="node">The value.</param>
    /// <returns>The text.</returns>
    public string TextOf(JsonNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node is JsonString text ? text.Value : Text.Substring(node.Span.Start, node.Span.Length);
    }

    /// <summary>Gets the text of a key, which may be in an object or list that is stored as JSON text.</summary>
    /// <param name="secretName">The secret's name, for the message.</param>
    /// <param name="path">The key's path.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ToolingException">The value has no keys.</exception>
    /// <exception cref="SecretKeyNotFoundException">It has no such key.</exception>
    public string Find(string secretName, string path) =>
        Root is not null && KeyPath.Find(Root, path) is null && FindInText(Root, Text, [.. KeyPath.Split(Root, path)]) is { } inner
            ? inner
            : TextOf(FindNode(secretName, path));

    /// <summary>Gets the value of a key.</summary>
    /// <param name="secretName">The secret's name, for the message.</param>
    /// <param name="path">The key's path.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ToolingException">The value has no keys.</exception>
    /// <exception cref="SecretKeyNotFoundException">It has no such key.</exception>
    public JsonNode FindNode(string secretName, string path)
    {
        if (Root is null)
        {
            throw new ToolingException($"The secret '{secretName}' is one value and has no keys. Omit --key.");
        }

        return KeyPath.Find(Root, path) ?? throw new SecretKeyNotFoundException(secretName, path, [.. KeyPath.Leaves(Root).Select(static leaf => DisplayText.CleanName(leaf))]);
    }

    private static string? FindInText(JsonNode root, string text, ReadOnlySpan<string> names)
    {
        var at = root;
        for (var i = 0; i < names.Length; i++)
        {
            if (at is JsonString stored)
            {
                return JsonReader.Read(stored.Value, DuplicateKeys.Allow).Root is (JsonObject or JsonArray) and var inner ? FindInText(inner, stored.Value, names[i..]) : null;
            }

            if (KeyPath.Child(at, names[i]) is not { } child)
            {
                return null;
            }

            at = child;
        }

        return at is JsonString value ? value.Value : text.Substring(at.Span.Start, at.Span.Length);
    }

    private static SecretDocument Read(string text, int length) => text.AsSpan().TrimStart(" \t\r\n") switch
    {
        ['{', ..] => new(text, JsonReader.Read(text, DuplicateKeys.Allow).Root as JsonObject, isBinary: false, length),

        // An object that was encoded twice.
        ['"', ..] when JsonReader.Read(text) is { IsValid: true, Root: JsonString { Value: var inner } } && inner.AsSpan().TrimStart(" \t\r\n") is ['{', ..] && JsonReader.Read(inner, DuplicateKeys.Allow).Root is JsonObject root =>
            new(inner, root, isBinary: false, length),
        _ => new(text, root: null, isBinary: false, length),
    };
}
