using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Constraints;

/// <summary>JSON Pointers (RFC 6901), and names of unknown keys made fit for a message.</summary>
internal static class JsonPointers
{
    private const int LongestName = 64;

    internal static string Append(string pointer, string name) =>
        pointer + "/" + (name.IndexOfAny(s_escaped) < 0 ? name : name.Replace("~", "~0").Replace("/", "~1"));

    internal static string Append(string pointer, int index) => pointer + "/" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A name that nobody has vetted, for a message or a log: at most 64 characters, and U+FFFD for what a terminal would obey or
    /// not show (control and format characters, line separators, halves of surrogate pairs).
    /// </summary>
    internal static string Clean(string name)
    {
        var isLong = name.Length > LongestName;
        var length = isLong ? LongestName : name.Length;
        if (isLong && char.IsHighSurrogate(name[length - 1]))
        {
            length--;
        }

        var clean = new StringBuilder(length + 1);
        for (var i = 0; i < length; i++)
        {
            var isPair = char.IsHighSurrogate(name[i]) && i + 1 < length && char.IsLowSurrogate(name[i + 1]);
            if (IsUnfit(CharUnicodeInfo.GetUnicodeCategory(name, i)))
            {
                clean.Append('\uFFFD');
            }
            else
            {
                clean.Append(name, i, isPair ? 2 : 1);
            }

            i += isPair ? 1 : 0;
        }

        return isLong ? clean.Append('…').ToString() : clean.ToString();
    }

    private static readonly char[] s_escaped = ['~', '/'];

    private static bool IsUnfit(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
