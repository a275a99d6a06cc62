using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>Specifies the role of an additional file.</summary>
internal enum FileRole
{
    Manifest,
    Schema,

    /// <summary>It is tagged with something else, or cannot be read.</summary>
    Unusable,
}

/// <summary>Represents an additional file that the build tagged as ours. It is compared by value.</summary>
/// <param name="Role">The role of the file.</param>
/// <param name="Text">Its path and text.</param>
/// <param name="Problem">The reason why the file cannot be used; null if it can.</param>
internal sealed record TaggedFile(FileRole Role, SchemaText Text, SchemaDiagnostic? Problem)
{
    private const string Metadata = "build_metadata.AdditionalFiles.GenieSecrets";

    // Tags of files that analyzers read and nothing is generated from.
    private static readonly string[] s_notGenerated = ["Configuration", "GitIgnore"];

    /// <summary>Determines whether a file is the manifest or a schema.</summary>
    internal static bool IsOurs(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(Metadata, out var tag) && RoleOf(tag) is not null;

    /// <summary>Reads a file; null if the build did not tag it as ours.</summary>
    internal static TaggedFile? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        if (!options.GetOptions(file).TryGetValue(Metadata, out var tag) || tag.Length == 0
            || s_notGenerated.Contains(tag, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (RoleOf(tag) is not { } role)
        {
            return Unusable(file.Path, ProjectRules.At(ProjectRules.InvalidTag, file.Path, tag));
        }

        return file.GetText(cancellationToken) is { } text
            ? new(role, new SchemaText(file.Path, text.ToString()), Problem: null)
            : Unusable(file.Path, ProjectRules.At(ProjectRules.UnreadableFile, file.Path, Path.GetFileName(file.Path)));
    }

    private static TaggedFile Unusable(string path, SchemaDiagnostic problem) =>
        new(FileRole.Unusable, new SchemaText(path, string.Empty), problem);

    private static FileRole? RoleOf(string tag) =>
        string.Equals(tag, "Manifest", StringComparison.OrdinalIgnoreCase) ? FileRole.Manifest
        : string.Equals(tag, "Schema", StringComparison.OrdinalIgnoreCase) ? FileRole.Schema
        : null;
}
