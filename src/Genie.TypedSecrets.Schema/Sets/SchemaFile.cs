using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents a schema file and the files its references lead to directly. It is compared by value.</summary>
/// <param name="Text">The file.</param>
/// <param name="References">The paths of the files it refers to, whether or not they exist.</param>
internal sealed record SchemaFile(SchemaText Text, EquatableArray<string> References)
{
    /// <summary>Gets the path in the form that references are resolved in: with slashes.</summary>
    internal string Key => KeyOf(Text.Path);

    internal static SchemaFile Of(SchemaText text) => new(text, Paths(text.Path, CategoryReader.ReferencedFiles(text)));

    internal static SchemaFile Of(ParsedText text) => new(text.File, Paths(text.File.Path, CategoryReader.ReferencedFiles(text)));

    /// <summary>Gets the path of a file in the directory of another.</summary>
    /// <param name="path">The path of the other file.</param>
    /// <param name="fileName">The file's name.</param>
    internal static string SiblingOf(string path, string fileName)
    {
        var key = KeyOf(path);
        return key.Substring(0, key.LastIndexOf('/') + 1) + fileName;
    }

    internal static string KeyOf(string path) => path.Replace('\\', '/');

    private static EquatableArray<string> Paths(string path, EquatableArray<string> fileNames) =>
        fileNames.Select(name => SiblingOf(path, name)).ToEquatableArray();
}
