using System.Globalization;
using System.Text;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Validation;

/// <summary>
/// Creates text that is the same for values that JSON Schema considers equal: numbers by their value, objects regardless of the order of
/// their keys.
/// </summary>
internal static class JsonCanonicalText
{
    internal static string Of(JsonNode value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode value)
    {
        switch (value)
        {
            case JsonString json:
                AppendString(text, json.Value);
                break;
            case JsonNumber json:
                _ = ExactNumber.TryParse(json.RawText, out var number);
                text.Append(number.IsNegative ? "-." : "+.").Append(number.Digits)
                    .Append('e').Append(number.Magnitude.ToString(CultureInfo.InvariantCulture));
                break;
            case JsonBoolean json:
                text.Append(json.Value ? 't' : 'f');
                break;
            case JsonArray json:
                AppendAll(text, '[', json.Items, item => Append(text, item));
                break;
            case JsonObject json:
                AppendAll(text, '{', json.Members.OrderBy(m => m.Name, StringComparer.Ordinal), member =>
                {
                    AppendString(text, member.Name);
                    Append(text, member.Value);
                });
                break;
            default:
                text.Append('n');
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open);
        foreach (var item in items)
        {
            append(item);
            text.Append(',');
        }

        text.Append(']');
    }

    // The length in front keeps the end of a string unambiguous.
    private static void AppendString(StringBuilder text, string value) =>
        text.Append('"').Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value);
}
