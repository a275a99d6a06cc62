using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>C# literals, the same in every culture.</summary>
internal static class Literal
{
    private static readonly char[] s_escaped = ['"', '\\'];

    /// <summary>A quoted string. Whatever could end a line, hide, or not survive UTF-8 is escaped.</summary>
    internal static string String(string value)
    {
        if (PlainText.IsPlain(value, s_escaped))
        {
            return $"\"{value}\"";
        }

        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                text.Append(c).Append(value[++i]);
            }
            else if (NeedsEscape(c))
            {
                text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>A new array of strings.</summary>
    internal static string Strings(IEnumerable<string> values) => $"new[] {{ {string.Join(", ", values.Select(String))} }}";

    /// <summary>A whole number.</summary>
    internal static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><see langword="true"/> or <see langword="false"/>.</summary>
    internal static string Boolean(bool value) => value ? "true" : "false";

    private static bool NeedsEscape(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate;
}
