using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Makes text that was not checked fit for a terminal or a line of a log.</summary>
public static class Printable
{
    /// <summary>Replaces what a terminal would obey or not show (control and format characters, line separators, halves of surrogate pairs) by U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepLines">Whether line feeds and tabs stay, as in a message of several lines.</param>
    /// <returns>The text, unchanged where nothing had to be replaced.</returns>
    public static string Clean(string text, bool keepLines = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (IsUnfit(text, i) && !(keepLines && text[i] is '\n' or '\t'))
            {
                clean ??= new StringBuilder(text);
                clean.Remove(i, isPair ? 2 : 1).Insert(i, isPair ? "\uFFFD\uFFFD" : "\uFFFD");
            }

            i += isPair ? 1 : 0;
        }

        return clean?.ToString() ?? text;
    }

    private static bool IsUnfit(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
