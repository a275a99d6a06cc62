using System.Globalization;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Builds JSON Pointers (RFC 6901) for messages.</summary>
internal static class JsonPointers
{
    private static readonly char[] s_escaped = ['~', '/'];

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
