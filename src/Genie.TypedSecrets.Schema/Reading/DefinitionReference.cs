using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>A <c>$ref</c> taken apart: <c>#/$defs/name</c> or <c>sibling.schema.json#/$defs/name</c>, and nothing else.</summary>
/// <param name="FileName">The other file; null for the file itself.</param>
/// <param name="Name">The definition.</param>
internal sealed record DefinitionReference(string? FileName, string Name)
{
    private const string Pointer = "#/$defs/";

    internal static DefinitionReference? Parse(string text)
    {
        var hash = text.IndexOf(Pointer, StringComparison.Ordinal);
        if (hash < 0)
        {
            return null;
        }

        var (file, name) = (text.Substring(0, hash), text.Substring(hash + Pointer.Length));
        return IsValidName(name) && (file.Length == 0 || IsSibling(file)) ? new(file.Length == 0 ? null : file, name) : null;
    }

    /// <summary>Whether a definition may have that name: one that needs no escape in a pointer and always has a C# name.</summary>
    internal static bool IsValidName(string name) => CategoryFileName.IsValidCategory(name);

    // A file beside this one: never a path, never a URL.
    private static bool IsSibling(string file) =>
        CategoryFileName.Of(file) == file && CategoryFileName.CategoryOf(file) is { } category && CategoryFileName.IsValidCategory(category);
}
