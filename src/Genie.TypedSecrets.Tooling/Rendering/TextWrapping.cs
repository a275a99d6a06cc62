using System.Buffers;
using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Measures and wraps text in the columns of a terminal.</summary>
internal static class TextWrapping
{
    private static readonly SearchValues<char> s_separators = SearchValues.Create("/:,;&?=-._");

    /// <summary>Gets the number of columns that text takes up: none for combining marks, two for East Asian wide characters and emoji.</summary>
    internal static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>Wraps text between words, and inside a word only if it is longer than a line.</summary>
    internal static IReadOnlyList<string> Wrap(string text, int width)
    {
        if (Width(text) <= width)
        {
            return [text];
        }

        List<string> lines = [];
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' ').SelectMany(word => Cut(word, width)))
        {
            var needed = Width(word);
            if (used > 0 && used + 1 + needed > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }

            if (used > 0)
            {
                line.Append(' ');
                used++;
            }

            line.Append(word);
            used += needed;
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>Wraps a paragraph whose lines behind the first are indented by two spaces.</summary>
    internal static IEnumerable<string> WrapHanging(string text, int width)
    {
        const string Indent = "  ";
        if (Width(text) <= width)
        {
            return [text];
        }

        var first = Wrap(text, width)[0];
        return Wrap(text[first.Length..].TrimStart(' '), Math.Max(1, width - Indent.Length)).Select(static line => Indent + line).Prepend(first);
    }

    // Behind a separator in the second half of the line, so that parts of names and ARNs stay whole.
    private static IEnumerable<string> Cut(string word, int width)
    {
        while (Width(word) > width)
        {
            var (length, used) = (0, 0);
            foreach (var rune in word.EnumerateRunes())
            {
                if (length > 0 && used + Width(rune) > width)
                {
                    break;
                }

                used += Width(rune);
                length += rune.Utf16SequenceLength;
            }

            var separator = word.AsSpan(0, length).LastIndexOfAny(s_separators);
            var at = separator >= length / 2 ? separator + 1 : length;
            yield return word[..at];
            word = word[at..];
        }

        yield return word;
    }

    // The blocks of Unicode's East Asian Width property "Wide" that names and descriptions are likely to have.
    private static int Width(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
