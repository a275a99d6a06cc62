using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads <c>x-csharp-name</c>: the C# name of a category or key as text, or those of an enumeration's values as an object.</summary>
internal static class CSharpName
{
    internal const string Keyword = "x-csharp-name";

    /// <summary>The advice of messages. A stored document may belong to another team or product, so the advice is not to rename a key.</summary>
    internal const string Advice = "Give it another C# name with 'x-csharp-name'";

    private const int MaxLength = 128;

    /// <summary>Gets the name that a schema gives to itself; null if it gives none, or an invalid one, which is reported.</summary>
    /// <param name="document">The file.</param>
    /// <param name="schema">The schema of the category or key.</param>
    /// <param name="isChosen">Whether the schema names itself, validly or not.</param>
    internal static string? Read(SchemaDocument document, JsonNode? schema, out bool isChosen)
    {
        var name = (schema as JsonObject)?.Find(Keyword)?.Value as JsonString;
        isChosen = name is not null;
        return name is not null && Check(document, name) ? name.Value : null;
    }

    /// <summary>Gets the names of an enumeration's values. Names for values that do not exist are reported.</summary>
    /// <param name="node">The schema of the enumeration.</param>
    /// <param name="values">The values.</param>
    internal static IReadOnlyDictionary<string, string> ReadValues(SchemaNode node, IEnumerable<JsonString> values)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node.Get<JsonObject>(Keyword) is not { } json)
        {
            return names;
        }

        var known = new HashSet<string>(values.Select(value => value.Value), StringComparer.Ordinal);
        foreach (var member in json.Members)
        {
            if (!known.Contains(member.Name))
            {
                node.Document.Report(SchemaRules.CSharpNameOfUnknownValue, member.NameSpan, member.Name, node.Document.Advice(member.Name, known));
            }
            else if (member.Value is not JsonString name)
            {
                node.Document.Report(SchemaRules.KeywordKind, member.Value.Span, member.Name, "a string", "Change the value");
            }
            else if (Check(node.Document, name))
            {
                names[member.Name] = name.Value;
            }
        }

        return names;
    }

    /// <summary>Reports a name where there is nothing to name: items and definitions have no member, other types no values.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="kind">Its type.</param>
    internal static void CheckPlace(SchemaNode node, SchemaKinds kind)
    {
        if (!node.TryGet(Keyword, out var member))
        {
            return;
        }

        if (member.Value is JsonObject && !(kind == SchemaKinds.String && node.TryGet("enum", out _) && !node.TryGet("const", out _)))
        {
            node.Document.Report(SchemaRules.KeywordNotHere, member.NameSpan, Keyword, "an object names the values of an 'enum' of strings. Write the C# name as text");
        }
        else if (member.Value is JsonString && node.Place is not (SchemaPlaces.Root or SchemaPlaces.Key or SchemaPlaces.Alternative))
        {
            node.Document.Report(SchemaRules.KeywordNotHere, member.NameSpan, Keyword, "only categories, keys, alternatives and values of an 'enum' have a C# name. Move it to the key that this belongs to");
        }
    }

    private static bool Check(SchemaDocument document, JsonString name)
    {
        // An uppercase letter cannot begin a keyword of C#, nor a field or parameter of generated code.
        var isValid = name.Value.Length is > 0 and <= MaxLength
            && name.Value[0] is >= 'A' and <= 'Z'
            && name.Value.All(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
        if (!isValid)
        {
            document.Report(SchemaRules.InvalidCSharpName, name.Span, name.Value);
        }

        return isValid;
    }
}
