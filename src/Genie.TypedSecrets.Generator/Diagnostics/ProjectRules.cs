using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Sets;

namespace Genie.TypedSecrets.Generator.Diagnostics;

/// <summary>The rules about a project rather than about a schema: GTS09xx.</summary>
internal static class ProjectRules
{
    /// <summary>GTS0901: reported by the package's MSBuild targets, since an old compiler cannot even load this assembly. Listed for the catalogue.</summary>
    internal static SchemaRule OldCompiler { get; } = new(
        "GTS0901",
        "Compiler too old",
        "Genie.TypedSecrets needs the .NET SDK 8.0.100 or later to generate code, and this is {0}. Update the SDK, or the version in global.json.");

    /// <summary>GTS0902: neither manifest nor schemas. Argument: where they were looked for.</summary>
    internal static SchemaRule NoSchemaSet { get; } = new(
        "GTS0902",
        "No secret schemas found",
        "There is no {0}, so no Secrets class is generated. "
        + "Create it, with {{\"project\": \"genie\", \"environments\": [\"dev\", \"prod\"]}} to begin with, or set the MSBuild property GenieSecretsDirectory to the directory it is in. "
        + "Where a project wants none, set GenieSecretsDirectory to none.",
        SchemaSeverity.Warning);

    /// <summary>GTS0903: schemas without a manifest.</summary>
    internal static SchemaRule NoManifest { get; } = new(
        "GTS0903",
        "No manifest",
        "There are schemas but no manifest, so no Secrets class is generated. Add a secrets.json beside the schemas, "
        + "or tag it in the project file: <AdditionalFiles Include=\"…/secrets.json\" GenieSecrets=\"Manifest\" />.");

    /// <summary>GTS0904: a manifest without schemas. Argument: the manifest's file name.</summary>
    internal static SchemaRule NoCategories { get; } = new(
        "GTS0904",
        "No categories",
        "There is no *.schema.json beside {0}, so the Secrets class has no categories. Add one: api-keys.schema.json describes the secrets …/api-keys.",
        SchemaSeverity.Warning);

    /// <summary>GTS0906: not a namespace. Argument: the value.</summary>
    internal static SchemaRule InvalidNamespace { get; } = new(
        "GTS0906",
        "Invalid GenieSecretsNamespace",
        "The MSBuild property GenieSecretsNamespace is '{0}', which is no namespace; the project's root namespace is used. Write identifiers with dots between them.");

    /// <summary>GTS0907: not an accessibility. Argument: the value.</summary>
    internal static SchemaRule InvalidAccessibility { get; } = new(
        "GTS0907",
        "Invalid GenieSecretsAccessibility",
        "The MSBuild property GenieSecretsAccessibility is '{0}'; internal is used. Write 'internal' or 'public'.");

    /// <summary>GTS0908: a file with an unknown tag. Argument: the tag.</summary>
    internal static SchemaRule InvalidTag { get; } = new(
        "GTS0908",
        "Invalid GenieSecrets tag",
        "The file is an AdditionalFiles item with GenieSecrets=\"{0}\", and is ignored. Write 'Manifest' or 'Schema', or 'Configuration' for what is only searched for secrets.");

    /// <summary>GTS0909: a file that is not there, or is not text. Argument: its name.</summary>
    internal static SchemaRule UnreadableFile { get; } = new(
        "GTS0909",
        "Unreadable file",
        "The compiler cannot read {0}. Check that the file exists, and its permissions and encoding.");

    /// <summary>Every rule, by id.</summary>
    internal static EquatableArray<SchemaRule> All { get; } = new[]
    {
        OldCompiler, NoSchemaSet, NoManifest, NoCategories, SchemaSetRules.SeveralManifests, InvalidNamespace, InvalidAccessibility, InvalidTag, UnreadableFile,
    }.ToEquatableArray();

    /// <summary>A finding about a file as a whole.</summary>
    internal static SchemaDiagnostic At(SchemaRule rule, string path, params string[] arguments) => SchemaDiagnostic.At(rule, path, arguments);

    /// <summary>A finding about the project as a whole: no file is the place.</summary>
    internal static SchemaDiagnostic InProject(SchemaRule rule, params string[] arguments) => At(rule, string.Empty, arguments);
}
