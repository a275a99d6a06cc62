using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents a parsed <c>$ref</c>: <c>#/$defs/name</c> or <c>sibling.schema.json#/$defs/name</c>.</summary>
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

    /// <summary>Determines whether a definition can have the name: it needs no escape in a pointer and always has a C# name.</summary>
    internal static bool IsValidName(string name) => CategoryFileName.IsValidCategory(name);

    // A file in the same directory, not a path or URL.
    private static bool IsSibling(string file) =>
        CategoryFileName.Of(file) == file && CategoryFileName.CategoryOf(file) is { } category && CategoryFileName.IsValidCategory(category);
}
