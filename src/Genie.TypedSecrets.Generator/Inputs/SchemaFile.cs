using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>A schema file and the files its references lead to directly. A value.</summary>
/// <param name="Text">The file.</param>
/// <param name="References">The paths of the files it refers to, whether or not they exist.</param>
internal sealed record SchemaFile(SchemaText Text, EquatableArray<string> References)
{
    internal static SchemaFile Of(SchemaText text) => new(
        text,
        CategoryReader.ReferencedFiles(text).Select(name => PathOf(text.Path, name)).ToEquatableArray());

    /// <summary>The path in the form that references are resolved in: with slashes.</summary>
    internal string Key => Text.Path.Replace('\\', '/');

    private static string PathOf(string referring, string sibling)
    {
        var path = referring.Replace('\\', '/');
        return path.Substring(0, path.LastIndexOf('/') + 1) + sibling;
    }
}
