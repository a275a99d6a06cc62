#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

using System.Globalization;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Builds JSON Pointers (RFC 6901) for messages, and recognizes them.</summary>
internal static class JsonPointers
{
    private static readonly char[] s_escaped = ['~', '/'];

    /// <summary>Determines whether a text is a JSON Pointer: empty, or parts that begin with a slash, in which a tilde is followed by 0 or 1.</summary>
    internal static bool IsPointer(Chars text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ('0' or '1')))
            {
                return false;
            }
        }

        return text.Length == 0 || text[0] == '/';
    }

    /// <summary>Appends the name of a key. Characters that are not safe to show are replaced.</summary>
    internal static string Append(string pointer, string name)
    {
        var clean = DisplayText.Clean(name);
        return pointer + "/" + (clean.IndexOfAny(s_escaped) < 0 ? clean : clean.Replace("~", "~0").Replace("/", "~1"));
    }

    /// <summary>Appends the name of an entry of a map, which comes from the value; <c>***</c> where names are sensitive.</summary>
    internal static string AppendEntry(string pointer, string name, bool isSensitive) => Append(pointer, isSensitive ? "***" : DisplayText.CleanName(name));

    /// <summary>Appends the index of an item.</summary>
    internal static string Append(string pointer, int index) => pointer + "/" + index.ToString(CultureInfo.InvariantCulture);
}
