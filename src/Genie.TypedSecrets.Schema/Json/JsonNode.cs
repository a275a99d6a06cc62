using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>Represents a JSON value with its place in the text. A closed, immutable hierarchy.</summary>
public abstract class JsonNode
{
    private string? _canonicalText;

    private protected JsonNode(TextSpan span) => Span = span;

    /// <summary>Gets the text that <see cref="JsonWriter"/> writes; made once, since a definition's default is asked for at every key that refers to it.</summary>
    internal string CanonicalText => _canonicalText ??= JsonWriter.Write(this);

    /// <summary>Gets the place of the value, including a string's quotes and an object's braces.</summary>
    public TextSpan Span { get; }
}

/// <summary>Represents a JSON object. Members keep the text's order; where duplicates were allowed, all of them are here.</summary>
public sealed class JsonObject : JsonNode
{
    private readonly JsonMember[] _members;

    internal JsonObject(TextSpan span, JsonMember[] members)
        : base(span) => _members = members;

    /// <summary>Gets the members, in the text's order.</summary>
    public IReadOnlyList<JsonMember> Members => _members;

    /// <summary>Gets the first member with a name, or null. The search is linear: to look up many names, build a dictionary.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    public JsonMember? Find(string name)
    {
        foreach (var member in _members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }
}

/// <summary>Represents a name and its value in a JSON object.</summary>
public sealed class JsonMember
{
    internal JsonMember(string name, TextSpan nameSpan, JsonNode value)
    {
        Name = name;
        NameSpan = nameSpan;
        Value = value;
    }

    /// <summary>Gets the name, escapes resolved.</summary>
    public string Name { get; }

    /// <summary>Gets the place of the name, including its quotes.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>Gets the value.</summary>
    public JsonNode Value { get; }
}

/// <summary>Represents a JSON array.</summary>
public sealed class JsonArray : JsonNode
{
    internal JsonArray(TextSpan span, IReadOnlyList<JsonNode> items)
        : base(span) => Items = items;

    /// <summary>Gets the elements, in order.</summary>
    public IReadOnlyList<JsonNode> Items { get; }
}

/// <summary>Represents a JSON string.</summary>
public sealed class JsonString : JsonNode
{
    internal JsonString(TextSpan span, string value)
        : base(span) => Value = value;

    /// <summary>Gets the text, escapes resolved. Well-formed UTF-16: a lone surrogate was reported and is U+FFFD here.</summary>
    public string Value { get; }
}

/// <summary>Represents a JSON number.</summary>
public sealed class JsonNumber : JsonNode
{
    internal JsonNumber(TextSpan span, string rawText)
        : base(span) => RawText = rawText;

    /// <summary>Gets the number as it is written: no precision is lost, nothing overflows.</summary>
    public string RawText { get; }
}

/// <summary>JSON's true or false.</summary>
public sealed class JsonBoolean : JsonNode
{
    internal JsonBoolean(TextSpan span, bool value)
        : base(span) => Value = value;

    /// <summary>Gets the value.</summary>
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
