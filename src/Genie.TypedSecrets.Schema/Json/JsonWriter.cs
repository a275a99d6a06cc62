using System.Globalization;
using System.Text;
using Genie.TypedSecrets.Schema.Reading;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>Writes a tree as compact JSON in one canonical form: two spellings of a value give the same text.</summary>
public static class JsonWriter
{
    /// <summary>Gets the text of a value without white space. Numbers have their canonical form, and only characters that JSON requires to be escaped are escaped.</summary>
    /// <param name="node">The value, as a <see cref="JsonReader"/> created it.</param>
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>Gets a text as a JSON string.</summary>
    /// <param name="value">The text.</param>
    public static string Quote(string value)
    {
        var text = new StringBuilder();
        AppendString(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode node)
    {
        switch (node)
        {
            case JsonObject value:
                AppendAll(text, '{', value.Members, '}', member =>
                {
                    AppendString(text, member.Name);
                    text.Append(':');
                    Append(text, member.Value);
                });
                break;
            case JsonArray value:
                AppendAll(text, '[', value.Items, ']', item => Append(text, item));
                break;
            case JsonString value:
                AppendString(text, value.Value);
                break;
            case JsonNumber value:
                text.Append(NumberText.Of(value).ToString());
                break;
            case JsonBoolean value:
                text.Append(value.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IReadOnlyList<T> items, char close, Action<T> append)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            append(items[i]);
        }

        text.Append(close);
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
