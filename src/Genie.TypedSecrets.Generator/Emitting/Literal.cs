using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes C# literals, the same in every culture.</summary>
internal static class Literal
{
    private static readonly char[] s_escaped = ['"', '\\'];

    /// <summary>Writes a quoted string. Characters that could end a line, hide or not survive UTF-8 are escaped.</summary>
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
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])
                && !NeedsEscape(CharUnicodeInfo.GetUnicodeCategory(value, i)))
            {
                text.Append(c).Append(value[++i]);
            }
            else if (NeedsEscape(CharUnicodeInfo.GetUnicodeCategory(c)) || c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF'))
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

    /// <summary>Writes a new array of strings.</summary>
    internal static string Strings(IEnumerable<string> values) => $"new[] {{ {string.Join(", ", values.Select(String))} }}";

    /// <summary>Writes an integer.</summary>
    internal static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes <see langword="true"/> or <see langword="false"/>.</summary>
    internal static string Boolean(bool value) => value ? "true" : "false";

    private static bool NeedsEscape(UnicodeCategory category) => category
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate;
}
