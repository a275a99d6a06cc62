using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents a parsed <c>$ref</c>: <c>#/$defs/name</c> or <c>sibling.schema.json#/$defs/name</c>. The name is escaped as in a URI and in a JSON pointer.</summary>
/// <param name="FileName">The other file; null for the file itself.</param>
/// <param name="Name">The definition.</param>
internal sealed record DefinitionReference(string? FileName, string Name)
{
    private const string Pointer = "#/$defs/";
    private const string ThisDirectory = "./";

    internal static DefinitionReference? Parse(string text)
    {
        var hash = text.IndexOf(Pointer, StringComparison.Ordinal);
        if (hash < 0)
        {
            return null;
        }

        var file = text.Substring(0, hash);
        file = file.StartsWith(ThisDirectory, StringComparison.Ordinal) ? file.Substring(ThisDirectory.Length) : file;
        return Unescape(text.Substring(hash + Pointer.Length)) is { } name && IsValidName(name) && (file.Length == 0 || IsSibling(file)) ? new(file.Length == 0 ? null : file, name) : null;
    }

    /// <summary>Determines whether a definition can have the name: its type can have a C# name.</summary>
    internal static bool IsValidName(string name) => IdentifierRules.ToIdentifier(name) is { } identifier && IdentifierRules.FitsCompiler(identifier);

    // RFC 6901, section 6: the escapes of the URI first, then those of the pointer. Null where a deeper value is meant, or an escape is malformed.
    private static string? Unescape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && !(i + 2 < text.Length && Ascii.IsHex(text[i + 1]) && Ascii.IsHex(text[i + 2])))
            {
                return null;
            }
        }

        var name = Uri.UnescapeDataString(text);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '/' || (name[i] == '~' && (i + 1 == name.Length || name[i + 1] is not ('0' or '1'))))
            {
                return null;
            }
        }

        return name.Replace("~1", "/").Replace("~0", "~");
    }

    // A file in the same directory, not a path or URL.
    private static bool IsSibling(string file) =>
        CategoryFileName.Of(file) == file && CategoryFileName.CategoryOf(file) is { } category && CategoryFileName.IsValidCategory(category);
}
