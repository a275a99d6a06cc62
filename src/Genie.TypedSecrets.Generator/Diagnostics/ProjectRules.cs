using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Sets;

namespace Genie.TypedSecrets.Generator.Diagnostics;

/// <summary>Represents the rules about a project rather than about a schema: GTS09xx.</summary>
internal static class ProjectRules
{
    /// <summary>GTS0901: reported by the package's MSBuild targets, since an old compiler cannot load this assembly. Listed for the catalog.</summary>
    internal static SchemaRule OldCompiler { get; } = new(
        "GTS0901",
        "Compiler too old",
        "Genie.TypedSecrets needs the .NET SDK 8.0.100 or later to generate code, and this is {0}. Update the SDK, or the version in global.json.");

    /// <summary>GTS0902: neither manifest nor schemas. Argument: where they were looked for.</summary>
    internal static SchemaRule NoSchemaSet { get; } = new(
        "GTS0902",
        "No secret schemas found",
        "No Secrets class is generated, because {0} does not exist. "
        + "Create it, with {{\"project\": \"genie\", \"environments\": [\"dev\", \"prod\"]}} to begin with, or set the MSBuild property GenieSecretsDirectory to the directory it is in. "
        + "If the project needs no Secrets class, set GenieSecretsGenerate to false, for all such projects at once in Directory.Build.props.",
        SchemaSeverity.Warning);

    /// <summary>GTS0903: schemas without a manifest.</summary>
    internal static SchemaRule NoManifest { get; } = new(
        "GTS0903",
        "No manifest",
        "The project has schemas but no manifest, so no Secrets class is generated. Add a secrets.json beside the schemas, "
        + "or tag it in the project file: <AdditionalFiles Include=\"…/secrets.json\" GenieSecrets=\"Manifest\" />.");

    /// <summary>GTS0904: a manifest without schemas. Argument: the manifest's file name.</summary>
    internal static SchemaRule NoCategories { get; } = new(
        "GTS0904",
        "No categories",
        "The folder of {0} contains no *.schema.json, so the Secrets class has no categories. Add one: api-keys.schema.json describes the secrets named …/api-keys.",
        SchemaSeverity.Warning);

    /// <summary>GTS0906: not a valid namespace. Argument: the value.</summary>
    internal static SchemaRule InvalidNamespace { get; } = new(
        "GTS0906",
        "Invalid GenieSecretsNamespace",
        "The MSBuild property GenieSecretsNamespace is '{0}', which is not a valid namespace; the project's root namespace is used. Write identifiers with dots between them.");

    /// <summary>GTS0907: not an accessibility. Argument: the value.</summary>
    internal static SchemaRule InvalidAccessibility { get; } = new(
        "GTS0907",
        "Invalid GenieSecretsAccessibility",
        "The MSBuild property GenieSecretsAccessibility is '{0}'; internal is used. Write 'internal' or 'public'.");

    /// <summary>GTS0908: a file with an unknown tag. Argument: the tag.</summary>
    internal static SchemaRule InvalidTag { get; } = new(
        "GTS0908",
        "Invalid GenieSecrets tag",
        "The file is an AdditionalFiles item with GenieSecrets=\"{0}\", and is ignored. Write 'Manifest' or 'Schema', or 'Configuration' for a file that is only searched for secrets.");

    /// <summary>GTS0909: a file that does not exist, or is not text. Argument: its name.</summary>
    internal static SchemaRule UnreadableFile { get; } = new(
        "GTS0909",
        "Unreadable file",
        "The compiler cannot read {0}. Check that the file exists, and its permissions and encoding.");

    /// <summary>GTS0910: reported by the package's MSBuild targets. Arguments: the target framework.</summary>
    internal static SchemaRule UnsupportedFramework { get; } = new(
        "GTS0910",
        "Unsupported target framework",
        "Genie.TypedSecrets supports net8.0 and later, and this project targets {0}. Target net8.0 or later, or reference the package only for the target frameworks that do: "
        + "<PackageReference Include=\"Genie.TypedSecrets\" Condition=\"'$(TargetFramework)' == 'net8.0'\" />.");

    /// <summary>GTS0911: reported by the package's MSBuild targets. Argument: the language.</summary>
    internal static SchemaRule UnsupportedLanguage { get; } = new(
        "GTS0911",
        "Unsupported language",
        "Genie.TypedSecrets generates C# only, and this is a project in {0}: it has the runtime but no Secrets class. "
        + "Generate the class in a C# library with GenieSecretsAccessibility set to public and reference that; to use the runtime alone, set GenieSecretsGenerate to false.",
        SchemaSeverity.Warning);

    /// <summary>GTS0912: reported by the package's MSBuild targets where the project sets an old version, and by the generator otherwise. Argument: the version.</summary>
    internal static SchemaRule OldLanguageVersion { get; } = new(
        "GTS0912",
        "C# version too old",
        "Genie.TypedSecrets generates C# 12, and LangVersion is {0}. Remove LangVersion from the project, or set it to 12 or later; "
        + "to generate nothing here, set GenieSecretsGenerate to false.");

    /// <summary>GTS0913: the project declares a type that would be generated. Arguments: its full name; what else can be done.</summary>
    internal static SchemaRule OwnType { get; } = new(
        "GTS0913",
        "Type with a generated name",
        "The project has a type '{0}' of its own, and Genie.TypedSecrets generates one of that name, so nothing is generated. "
        + "Rename it, {1}, or set the MSBuild property GenieSecretsNamespace to another namespace for the generated types.");

    /// <summary>GTS0914: a namespace has the full name of the generated class. Argument: the name.</summary>
    internal static SchemaRule NamespaceOfTheName { get; } = new(
        "GTS0914",
        "Namespace with the name of the Secrets class",
        "'{0}' is a namespace, and Genie.TypedSecrets generates a class of that name, so nothing is generated. "
        + "Rename the namespace, or set the MSBuild property GenieSecretsNamespace to another namespace for the generated types.");

    /// <summary>GTS0915: in some code the name Secrets means something else. Arguments: the full name of the class; what the name means instead.</summary>
    internal static SchemaRule HiddenName { get; } = new(
        "GTS0915",
        "Secrets means something else",
        "The generated class is '{0}', but the name Secrets {1}, where the compiler finds no environments in it. "
        + "Set the MSBuild property GenieSecretsNamespace to another namespace for the generated types, or to the same one to keep it.",
        SchemaSeverity.Warning);

    /// <summary>GTS0916: the generator runs, and the runtime is not referenced.</summary>
    internal static SchemaRule NoRuntime { get; } = new(
        "GTS0916",
        "Runtime not referenced",
        "The project has the generator of Genie.TypedSecrets but does not reference its runtime, so nothing is generated. "
        + "Reference the package with <PackageReference Include=\"Genie.TypedSecrets\" />, without IncludeAssets or ExcludeAssets; a GlobalPackageReference leaves the runtime out. "
        + "To generate nothing here, set GenieSecretsGenerate to false.");

    /// <summary>GTS0917: neither true nor false. Argument: the value.</summary>
    internal static SchemaRule InvalidGenerate { get; } = new(
        "GTS0917",
        "Invalid GenieSecretsGenerate",
        "The MSBuild property GenieSecretsGenerate is '{0}', and code is generated. Write 'true' or 'false'.");

    /// <summary>Gets every rule, by id.</summary>
    internal static EquatableArray<SchemaRule> All { get; } = new[]
    {
        OldCompiler, NoSchemaSet, NoManifest, NoCategories, SchemaSetRules.SeveralManifests, InvalidNamespace, InvalidAccessibility, InvalidTag, UnreadableFile,
        UnsupportedFramework, UnsupportedLanguage, OldLanguageVersion, OwnType, NamespaceOfTheName, HiddenName, NoRuntime, InvalidGenerate,
    }.ToEquatableArray();

    /// <summary>Creates a finding about a file as a whole.</summary>
    internal static SchemaDiagnostic At(SchemaRule rule, string path, params string[] arguments) => SchemaDiagnostic.At(rule, path, arguments);

    /// <summary>Creates a finding about the project as a whole, without a file.</summary>
    internal static SchemaDiagnostic InProject(SchemaRule rule, params string[] arguments) => At(rule, string.Empty, arguments);
}
