using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Checks each keyword on its own: that it is known, allowed in its place, and has a value of the right kind.</summary>
internal static class KeywordReader
{
    internal static SchemaNode? Read(SchemaDocument document, JsonNode value, SchemaPlaces place)
    {
        if (value is not JsonObject json)
        {
            document.Report(SchemaRules.NotASchema, value.Span, Instead(value, place));
            return null;
        }

        var keywords = new List<JsonMember>(json.Members.Count);
        for (var i = 0; i < json.Members.Count; i++)
        {
            var member = json.Members[i];
            if (Check(document, member, place) && Find(keywords, member.Name) is null)
            {
                keywords.Add(member);
            }
        }

        return new SchemaNode(document, json, place, keywords);
    }

    /// <summary>Finds a keyword by its name; returns null if there is none.</summary>
    /// <remarks>A schema has few keywords, and comparing their names is faster than hashing them. It is asked for many that it does not have.</remarks>
    internal static JsonMember? Find(List<JsonMember> keywords, string name)
    {
        for (var i = 0; i < keywords.Count; i++)
        {
            if (keywords[i].Name == name)
            {
                return keywords[i];
            }
        }

        return null;
    }

    private static bool Check(SchemaDocument document, JsonMember member, SchemaPlaces place)
    {
        if (KeywordTable.Find(member.Name) is not { } keyword)
        {
            ReportUnknown(document, member);
            return false;
        }

        if ((keyword.Places & place) == SchemaPlaces.None)
        {
            var rule = keyword.Name == "x-sensitive" ? SchemaRules.SensitiveItems : SchemaRules.KeywordNotHere;
            document.Report(rule, member.NameSpan, keyword.Name, KeywordTable.Home(keyword, place));
            return false;
        }

        return HasKind(document, member, keyword.Value);
    }

    private static void ReportUnknown(SchemaDocument document, JsonMember member)
    {
        if (UnsupportedKeywords.Advice(member.Name) is { } advice)
        {
            document.Report(SchemaRules.UnsupportedKeyword, member.NameSpan, member.Name, advice);
        }
        else
        {
            document.Report(SchemaRules.UnknownKeyword, member.NameSpan, member.Name, document.Advice(member.Name, KeywordTable.Names));
        }
    }

    private static bool HasKind(SchemaDocument document, JsonMember member, KeywordValue kind)
    {
        if (kind == KeywordValue.Count && member.Value is JsonNumber number)
        {
            var count = NumberText.Of(number);
            var isCount = count.FitsInt32() && !count.IsNegative;
            if (!isCount)
            {
                document.Report(SchemaRules.InvalidCount, number.Span, member.Name);
            }

            return isCount;
        }

        var (isKind, expected) = kind switch
        {
            KeywordValue.Text => (member.Value is JsonString, "a string"),
            KeywordValue.Flag => (member.Value is JsonBoolean, "true or false"),
            KeywordValue.Count => (false, "a whole number"),
            KeywordValue.Number => (member.Value is JsonNumber, "a number"),
            KeywordValue.List => (member.Value is JsonArray, "an array"),
            KeywordValue.TextList => (IsTextList(member.Value), "an array of strings"),
            KeywordValue.Members => (member.Value is JsonObject, "an object"),
            KeywordValue.TextOrTextList => (member.Value is JsonString || IsTextList(member.Value), "a string or an array of strings"),
            KeywordValue.TextOrMembers => (member.Value is JsonString or JsonObject, member.Name == CSharpName.Keyword ? "a string, or an object beside 'enum'" : "a string, or an object with one for each environment"),
            KeywordValue.FlagOrMembers => (member.Value is JsonBoolean or JsonObject, "true, false or a schema"),
            KeywordValue.MembersOfTextLists => (member.Value is JsonObject { Members: var lists } && lists.All(list => IsTextList(list.Value)), "an object of arrays of strings"),
            _ => (true, string.Empty),
        };

        if (!isKind)
        {
            document.Report(SchemaRules.KeywordKind, member.Value.Span, member.Name, expected, Advice(member));
        }

        return isKind;
    }

    // What to write instead of a schema that is not an object.
    private static string Instead(JsonNode value, SchemaPlaces place) => (value, place) switch
    {
        (JsonArray, SchemaPlaces.Items) => "Write one schema for all items, without the brackets: \"items\": { \"type\": \"string\" }. If each position has its own meaning, use an object with named keys",
        (JsonBoolean { Value: true }, SchemaPlaces.Items) => "Items of any kind are not supported: write their type, for example \"items\": { \"type\": \"string\" }",
        (JsonBoolean, SchemaPlaces.Items) => "A list without items holds nothing: remove it, or write the type of its items, for example \"items\": { \"type\": \"string\" }",
        (JsonBoolean { Value: true }, _) => "A value of any kind is not supported: write its type. For an object with any content, write { \"type\": \"object\", \"additionalProperties\": true }",
        (JsonBoolean, SchemaPlaces.Key) => "A key that must be absent is not supported: remove it, and write \"additionalProperties\": false at the object",
        (JsonString { Value: var name }, _) when KindReader.IsType(name) => $"Write {{ \"type\": \"{name}\" }}",
        (JsonArray { Items: var items }, SchemaPlaces.Key) when items.Count > 0 && items.All(item => item is JsonString or JsonNumber) => "To list the allowed values, write them under \"enum\"",
        _ => "Write the type of the value in it",
    };

    // A value that is meant differently in JSON Schema needs other advice than one of the wrong kind.
    private static string Advice(JsonMember member) => member switch
    {
        { Name: "required", Value: JsonBoolean } => "List the required keys at the object, beside 'properties'",
        { Name: "exclusiveMinimum" or "exclusiveMaximum", Value: JsonBoolean } => "Write the bound itself here, and remove 'minimum' or 'maximum'",
        { Value: JsonString { Value: "true" or "false" } } => "Remove the quotes",
        { Value: JsonString { Value: var text } } when IsNumber(text) => "Remove the quotes",
        _ => "Change the value",
    };

    private static bool IsNumber(string text) => JsonReader.Read(text).Root is JsonNumber;

    private static bool IsTextList(JsonNode value) => value is JsonArray { Items: var items } && items.All(item => item is JsonString);
}
