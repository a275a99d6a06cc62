using System.Text;
using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Tooling.Catalog.Backstage;

/// <summary>Makes names that Backstage accepts: at most 63 letters, digits and single separators.</summary>
internal static partial class BackstageNames
{
    /// <summary>The longest name of an entity.</summary>
    internal const int MaxLength = 63;

    /// <summary>Gets the name of an entity.</summary>
    internal static string EntityName(string text) => Clean(text, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') is { Length: > 0 } name ? name : "unnamed";

    /// <summary>Gets the last part of an annotation's name.</summary>
    internal static string AnnotationName(string text) => Clean(text, char.IsAsciiLetterOrDigit) is { Length: > 0 } name ? name : "other";

    /// <summary>Gets a tag; null if no character of the text can be in one.</summary>
    internal static string? Tag(string text) => Clean(text.ToLowerInvariant(), char.IsAsciiLetterOrDigit) is { Length: > 0 } tag ? tag : null;

    /// <summary>Gets the reference of an owner: as it is written if it is one already, otherwise a group of its name.</summary>
    internal static string? OwnerRef(string? owner)
    {
        if (owner is null || !owner.Any(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        return Reference().IsMatch(owner) ? owner : $"group:default/{EntityName(owner)}";
    }

    // Everything else becomes a single hyphen, and the name begins and ends with a letter or digit.
    private static string Clean(string text, Func<char, bool> isKept)
    {
        var name = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (isKept(c) && (char.IsAsciiLetterOrDigit(c) || (name.Length > 0 && char.IsAsciiLetterOrDigit(name[^1]))))
            {
                name.Append(c);
            }
            else if (name.Length > 0 && char.IsAsciiLetterOrDigit(name[^1]))
            {
                name.Append('-');
            }
        }

        name.Length = Math.Min(name.Length, MaxLength);
        while (name.Length > 0 && !char.IsAsciiLetterOrDigit(name[^1]))
        {
            name.Length--;
        }

        return name.ToString();
    }

    [GeneratedRegex("^(group|user):([a-z0-9]+(-[a-z0-9]+)*/)?[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
