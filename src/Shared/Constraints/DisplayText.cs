using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Prepares text of unknown origin for messages, logs and terminals. It is the only place that decides which characters are safe.</summary>
internal static class DisplayText
{
    /// <summary>The length to which names of keys are cut in messages, in characters.</summary>
    internal const int MaxNameLength = 64;

    /// <summary>The length to which patterns and allowed values are cut in messages, in characters.</summary>
    internal const int MaxQuoteLength = 200;

    private const char Replacement = '\uFFFD';

    /// <summary>
    /// Replaces each character that a terminal interprets or does not show with U+FFFD: control and format characters, line and
    /// paragraph separators, lone surrogates and noncharacters. Longer text is cut and ends with an ellipsis.
    /// </summary>
    internal static string Clean(string text, int maxLength = int.MaxValue)
    {
        var isLong = text.Length > maxLength;
        var length = isLong ? maxLength : text.Length;
        if (isLong && length > 0 && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        var unsafeAt = FindUnsafe(text, 0, length);
        if (unsafeAt == length)
        {
            return isLong ? new StringBuilder(length + 1).Append(text, 0, length).Append('…').ToString() : text;
        }

        var clean = new StringBuilder(length + 1).Append(text, 0, unsafeAt);
        for (var i = unsafeAt; i < length;)
        {
            clean.Append(Replacement);
            i += WidthAt(text, i, length);
            var next = FindUnsafe(text, i, length);
            clean.Append(text, i, next - i);
            i = next;
        }

        return isLong ? clean.Append('…').ToString() : clean.ToString();
    }

    /// <summary>Cleans the name of a key, and cuts it to <see cref="MaxNameLength"/>.</summary>
    internal static string CleanName(string name) => Clean(name, MaxNameLength);

    /// <summary>Cleans several names, and cuts the list to <paramref name="maxCount"/> of them.</summary>
    internal static string CleanList(IReadOnlyList<string> names, int maxCount)
    {
        var listed = string.Join(", ", names.Take(maxCount).Select(CleanName));
        return names.Count <= maxCount
            ? listed
            : $"{listed} and {(names.Count - maxCount).ToString(CultureInfo.InvariantCulture)} more";
    }

    private static int FindUnsafe(string text, int start, int length)
    {
        var i = start;
        while (i < length)
        {
            // Printable ASCII is nearly all of every message.
            if (text[i] is < ' ' or > '~' && IsUnsafe(text, i, length))
            {
                return i;
            }

            i += WidthAt(text, i, length);
        }

        return length;
    }

    private static int WidthAt(string text, int index, int length) =>
        char.IsHighSurrogate(text[index]) && index + 1 < length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    private static bool IsUnsafe(string text, int index, int length)
    {
        if (WidthAt(text, index, length) == 1)
        {
            return char.IsSurrogate(text[index]) || IsUnsafe(CharUnicodeInfo.GetUnicodeCategory(text[index])) || IsNoncharacter(text[index]);
        }

        return IsUnsafe(CharUnicodeInfo.GetUnicodeCategory(text, index)) || IsNoncharacter(char.ConvertToUtf32(text, index));
    }

    private static bool IsNoncharacter(int codePoint) => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsUnsafe(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
