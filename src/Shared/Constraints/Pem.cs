#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Validates the structure of PEM text (RFC 7468), not the content of its blocks.</summary>
internal static class Pem
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>
    /// Determines whether a text has at least one block of base64 between matching BEGIN and END lines. The two characters <c>\n</c> are a line
    /// break. Text around the blocks and headers in them (RFC 1421, as in old encrypted keys) are allowed. As in .NET's <c>PemEncoding</c>, white
    /// space separates a block from the text around it: a key in JSON text is not PEM text, and the import methods would not find it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="labels">Receives the labels of the blocks; may be null.</param>
    internal static bool IsPem(Chars text, List<string>? labels = null) =>
        IndexOfBackslash(text) < 0 ? HasBlocks(text, labels) : HasBlocks(WithLineBreaks(text.ToString()), labels);

    private static bool HasBlocks(Chars text, List<string>? labels)
    {
        var (at, blocks) = (0, 0);
        while ((at = Find(text, at, Begin)) >= 0)
        {
            if (at > 0 && !IsWhiteSpace(text[at - 1]))
            {
                at += Begin.Length;
                continue;
            }

            var labelStart = at + Begin.Length;
            var labelEnd = Find(text, labelStart, Dashes);
            var contentEnd = labelEnd < 0 ? -1 : Find(text, labelEnd, End);
            if (contentEnd < 0 || !IsLabel(text, labelStart, labelEnd))
            {
                return false;
            }

            var labelLength = labelEnd - labelStart;
            at = contentEnd + End.Length;
            if (!SameText(text, labelStart, at, labelLength) || !Ascii.StartsWith(text, at + labelLength, Dashes)
                || !IsContent(text, labelEnd + Dashes.Length, contentEnd))
            {
                return false;
            }

            labels?.Add(CopyLabel(text, labelStart, labelLength));
            at += labelLength + Dashes.Length;
            if (at < text.Length && !IsWhiteSpace(text[at]))
            {
                return false;
            }

            blocks++;
        }

        return blocks > 0;
    }

    /// <summary>Replaces the two characters <c>\n</c> by a line break: JSON keys and <c>.env</c> files carry PEM in one line.</summary>
    internal static string WithLineBreaks(string text) => text.IndexOf('\\') < 0 ? text : text.Replace("\\r\\n", "\n").Replace("\\n", "\n");

    private static int IndexOfBackslash(Chars text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsContent(Chars text, int start, int end)
    {
        // Headers are lines with a colon, which base64 does not contain. An empty line ends them.
        var colon = start;
        while (colon < end && text[colon] != ':')
        {
            colon++;
        }

        if (colon == end)
        {
            return Encodings.IsBase64(text, start, end, allowsSpace: true);
        }

        for (var i = colon; i < end; i++)
        {
            if (text[i] == '\n' && (text[i - 1] == '\n' || (text[i - 1] == '\r' && text[i - 2] == '\n')))
            {
                return Encodings.IsBase64(text, i, end, allowsSpace: true);
            }
        }

        return false;
    }

    private static bool IsWhiteSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    private static bool IsLabel(Chars text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is < ' ' or > '~' or '-')
            {
                return false;
            }
        }

        return end > start;
    }

    // Copied by character: a copy of the whole text, which includes the content, must not remain in memory.
    private static string CopyLabel(Chars text, int start, int length)
    {
        var label = new char[length];
        for (var i = 0; i < length; i++)
        {
            label[i] = text[start + i];
        }

        return new string(label);
    }

    private static bool SameText(Chars text, int first, int second, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (second + i >= text.Length || text[first + i] != text[second + i])
            {
                return false;
            }
        }

        return true;
    }

    private static int Find(Chars text, int start, string what)
    {
        for (var i = start; i <= text.Length - what.Length; i++)
        {
            if (text[i] == what[0] && Ascii.StartsWith(text, i, what))
            {
                return i;
            }
        }

        return -1;
    }
}
