using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>
/// Builds what a file with errors promises: the category of its name, the keys that can be read, and other keys as text. Code that uses the
/// category compiles with it, so that one mistake in a schema is one error and not one at each use.
/// </summary>
internal static class CategoryDraft
{
    private static readonly StringType s_text = new(StringFormat.None, null, null, null, default);
    private static readonly DocumentationModel s_undocumented = new(null, null, IsDeprecated: false, default);
    private static readonly PolicyModel s_unmanaged = new(null, null, default);

    /// <summary>Builds the category.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="identifier">Its C# name.</param>
    /// <param name="read">The model that the reader created; null if the root has errors.</param>
    /// <param name="root">The tree of the file.</param>
    internal static CategoryModel Of(string name, string identifier, CategoryModel? read, JsonNode? root)
    {
        if (read is { Root: not ObjectReference })
        {
            return read;
        }

        var category = read ?? Empty(name, identifier);
        var own = category.Objects[0];
        var keys = own.Keys.Select(Plain).ToList();
        var taken = new HashSet<string>(
            own.Keys.Select(key => key.Identifier)
                .Concat(category.Objects.Select(item => item.Identifier))
                .Concat(category.Enums.Select(item => item.Identifier))
                .Append(GeneratedNames.Accessor(identifier)),
            StringComparer.Ordinal);
        foreach (var member in ((root as JsonObject)?.Members ?? []).Where(member => member.Name == "properties").SelectMany(member => (member.Value as JsonObject)?.Members ?? []))
        {
            if (own.Keys.All(key => key.JsonName != member.Name)
                && IdentifierRules.ToIdentifier(member.Name) is { } key && IdentifierRules.FitsCompiler(key)
                && !ReservedNames.IsTakenForKeys(key, isInRoot: true, isInAlternative: false) && taken.Add(key))
            {
                keys.Add(new KeyModel(member.Name, key, s_text, IsRequired: true, IsSensitive: true, default, null, s_undocumented, s_unmanaged));
            }
        }

        var objects = category.Objects.Select((item, index) => item with { Keys = index == 0 ? keys.ToEquatableArray() : item.Keys.Select(Plain).ToEquatableArray() });
        return category with { Objects = objects.ToEquatableArray() };
    }

    /// <summary>Gets texts that a file with a mistake in its syntax may have been meant as, most likely first.</summary>
    /// <param name="json">The result of reading it.</param>
    internal static IEnumerable<string> Repaired(JsonReadResult json)
    {
        if (json.Errors.Count == 0 || json.Text.Length > SchemaLimits.MaxComparedCharacters)
        {
            yield break;
        }

        // A missing comma, a superfluous one, or a missing end.
        var at = Math.Min(json.Errors[0].Span.Start, json.Text.Length);
        yield return json.Text.Substring(0, at) + "," + json.Text.Substring(at);
        var before = json.Text.Substring(0, at).TrimEnd();
        if (before.EndsWith(",", StringComparison.Ordinal))
        {
            yield return before.Substring(0, before.Length - 1) + json.Text.Substring(at);
        }

        if (at < json.Text.Length)
        {
            yield return json.Text.Remove(at, Math.Max(1, Math.Min(json.Errors[0].Span.Length, json.Text.Length - at)));
        }

        for (var (end, attempts) = (before.Length, 0); end > 0 && attempts < 4; end = before.LastIndexOfAny([',', '{'], end - 1), attempts++)
        {
            yield return Closed(before.Substring(0, end).TrimEnd(',', ' ', '\r', '\n', '\t'));
        }
    }

    private static string Closed(string text)
    {
        var open = new Stack<char>();
        var isString = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isString:
                    i++;
                    break;
                case '"':
                    isString = !isString;
                    break;
                case '{' or '[' when !isString:
                    open.Push(text[i] == '{' ? '}' : ']');
                    break;
                case '}' or ']' when !isString && open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return text + (isString ? "\"" : string.Empty) + string.Concat(open);
    }

    // A default may not fit its type, and former names may be those of other keys.
    private static KeyModel Plain(KeyModel key) => key with { DefaultJson = null, RenamedFrom = default };

    private static CategoryModel Empty(string name, string identifier)
    {
        var record = GeneratedNames.Record(identifier);
        return new(
            name,
            identifier,
            new ObjectReference(record),
            RootIsSensitive: true,
            new[] { new ObjectModel(record, default, AllowsAdditionalKeys: true, Description: null) }.ToEquatableArray(),
            default,
            default,
            s_undocumented,
            s_unmanaged);
    }
}
