using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>A JSON value with its place in the text. A closed, immutable hierarchy: the types below are all there are.</summary>
public abstract class JsonNode
{
    private string? _canonicalText;

    private protected JsonNode(TextSpan span) => Span = span;

    /// <summary>Gets the text that <see cref="JsonWriter"/> writes; made once, since a definition's default is asked for at every key that refers to it.</summary>
    internal string CanonicalText => _canonicalText ??= JsonWriter.Write(this);

    /// <summary>Where the value stands, a string's quotes and an object's braces included.</summary>
    public TextSpan Span { get; }
}

/// <summary>A JSON object. Members keep the text's order; where duplicates were allowed, all of them are here.</summary>
public sealed class JsonObject : JsonNode
{
    internal JsonObject(TextSpan span, IReadOnlyList<JsonMember> members)
        : base(span) => Members = members;

    /// <summary>The members, in the text's order.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    /// <summary>The first member of a name, or null. Looks at every member: build a dictionary to look up many.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    public JsonMember? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }
}

/// <summary>A name and its value in a JSON object.</summary>
public sealed class JsonMember
{
    internal JsonMember(string name, TextSpan nameSpan, JsonNode value)
    {
        Name = name;
        NameSpan = nameSpan;
        Value = value;
    }

    /// <summary>The name, escapes resolved.</summary>
    public string Name { get; }

    /// <summary>Where the name stands, its quotes included.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The value.</summary>
    public JsonNode Value { get; }
}

/// <summary>A JSON array.</summary>
public sealed class JsonArray : JsonNode
{
    internal JsonArray(TextSpan span, IReadOnlyList<JsonNode> items)
        : base(span) => Items = items;

    /// <summary>The elements, in order.</summary>
    public IReadOnlyList<JsonNode> Items { get; }
}

/// <summary>A JSON string.</summary>
public sealed class JsonString : JsonNode
{
    internal JsonString(TextSpan span, string value)
        : base(span) => Value = value;

    /// <summary>The text, escapes resolved. Well-formed UTF-16: a lone surrogate was reported and is U+FFFD here.</summary>
    public string Value { get; }
}

/// <summary>A JSON number.</summary>
public sealed class JsonNumber : JsonNode
{
    internal JsonNumber(TextSpan span, string rawText)
        : base(span) => RawText = rawText;

    /// <summary>The number as it is written: no precision is lost, nothing overflows.</summary>
    public string RawText { get; }
}

/// <summary>JSON's true or false.</summary>
public sealed class JsonBoolean : JsonNode
{
    internal JsonBoolean(TextSpan span, bool value)
        : base(span) => Value = value;

    /// <summary>Which of the two.</summary>
    public bool Value { get; }
}

/// <summary>JSON's null.</summary>
public sealed class JsonNull : JsonNode
{
    internal JsonNull(TextSpan span)
        : base(span)
    {
    }
}
