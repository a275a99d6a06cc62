using System.Text;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>
/// Reads JSON (RFC 8259, plus an optional leading byte order mark) into a tree with positions. Does not throw on invalid
/// text, and no text can exhaust the stack: nesting is limited to <see cref="MaxDepth"/>.
/// </summary>
public static class JsonReader
{
    /// <summary>The maximum depth of nested arrays and objects.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="duplicates">The handling of an object that has the same name twice.</param>
    public static JsonReadResult Read(string text, DuplicateKeys duplicates = DuplicateKeys.Refuse) => Read(text, duplicates, MaxDepth);

    /// <summary>Reads a text that may be nested less deep than others.</summary>
    internal static JsonReadResult Read(string text, DuplicateKeys duplicates, int maxDepth)
    {
        var errors = new List<JsonError>();
        var root = new JsonParser(text, duplicates, errors, maxDepth).ParseText();
        return new JsonReadResult(text, root, errors.OrderBy(error => error.Span.Start).ToEquatableArray());
    }

    /// <summary>Reads UTF-8 bytes strictly: an invalid byte is an error at its place and is not replaced.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="duplicates">The handling of an object that has the same name twice.</param>
    public static JsonReadResult Read(byte[] utf8, DuplicateKeys duplicates = DuplicateKeys.Refuse)
    {
        var valid = StoredText.ValidLength(utf8);
        var text = Encoding.UTF8.GetString(utf8, 0, valid);
        if (valid == utf8.Length)
        {
            return Read(text, duplicates);
        }

        var error = new JsonError(SchemaRules.InvalidUtf8, new TextSpan(text.Length, 0), default);
        return new JsonReadResult(text, Root: null, new[] { error }.ToEquatableArray());
    }
}
