using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Files;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Scaffolding;

/// <summary>Writes the first files of a project: the manifest, and schemas to start from. Existing files stay as they are.</summary>
public static class ProjectScaffold
{
    /// <summary>Writes the manifest.</summary>
    /// <param name="directory">The directory in which the folder of schemas is created.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="environments">The environments, the default one first.</param>
    /// <returns>The path of the manifest.</returns>
    /// <exception cref="ToolingException">The manifest exists already, or a name is not valid.</exception>
    public static string WriteManifest(string directory, string project, IReadOnlyList<string> environments)
    {
        ArgumentNullException.ThrowIfNull(environments);
        var path = Path.Combine(directory, SecretsProject.FolderName, SchemaSet.ManifestFileName);
        return Write(
            path,
            $$"""
            {
              "project": {{JsonEdit.Quote(project)}},
              "environments": [{{string.Join(", ", environments.Select(JsonEdit.Quote))}}],
              "defaultEnvironment": {{JsonEdit.Quote(environments.Count > 0 ? environments[0] : string.Empty)}},
              "environmentVariable": "ENVIRONMENT"
            }

            """);
    }

    /// <summary>Writes a schema with keys of type string.</summary>
    /// <param name="folder">The folder of schemas.</param>
    /// <param name="category">The category's name.</param>
    /// <param name="keys">The names of the keys.</param>
    /// <param name="owner">The owner; null for none.</param>
    /// <returns>The path of the schema.</returns>
    /// <exception cref="ToolingException">The category has a schema already, or a name is not valid.</exception>
    public static string WriteSchema(string folder, string category, IReadOnlyList<string> keys, string? owner)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var properties = string.Join(",\n", keys.Select(static key => $$"""    {{JsonEdit.Quote(key)}}: { "type": "string", "minLength": 1 }"""));
        return Write(
            PathOf(folder, category),
            $$"""
            {
              "type": "object",{{(owner is null ? string.Empty : $"\n  \"x-owner\": {JsonEdit.Quote(owner)},")}}
              "properties": {
            {{properties}}
              },
              "required": [{{string.Join(", ", keys.Select(JsonEdit.Quote))}}]
            }

            """);
    }

    /// <summary>Writes a schema that was made by other means.</summary>
    /// <param name="folder">The folder of schemas.</param>
    /// <param name="category">The category's name.</param>
    /// <param name="text">The schema.</param>
    /// <param name="replaces">Whether an existing schema is replaced.</param>
    /// <returns>The path of the schema.</returns>
    /// <exception cref="ToolingException">The category has a schema already, or the schema has errors.</exception>
    public static string WriteSchema(string folder, string category, string text, bool replaces) =>
        Write(PathOf(folder, category), text, replaces);

    // A name with a slash would be a file of another folder.
    private static string PathOf(string folder, string category) => CategoryFileName.IsValidCategory(category)
        ? Path.Combine(folder, category + CategoryFileName.Suffix)
        : throw new ToolingException($"'{Constraints.DisplayText.CleanName(category)}' cannot be the name of a category, so its schema was not written: a name has letters, digits, hyphens and underscores, and begins with a letter or digit.");

    // Read back as the compiler reads it, before it is written.
    private static string Write(string path, string text, bool replaces = false)
    {
        if (!replaces && File.Exists(path))
        {
            throw new ToolingException($"{path} exists already.");
        }

        var manifest = Path.Combine(Path.GetDirectoryName(path)!, SchemaSet.ManifestFileName);
        IEnumerable<SchemaText> texts = [new(path, text), .. path != manifest && File.Exists(manifest) ? new[] { new SchemaText(manifest, File.ReadAllText(manifest)) } : []];
        var errors = SchemaSet.Load(texts).Diagnostics.Where(diagnostic => diagnostic.Location.Path == path && diagnostic.Rule.Severity == Schema.Diagnostics.SchemaSeverity.Error).Select(static error => $"\n  {error.Message}").ToArray();
        if (errors.Length > 0)
        {
            throw new ToolingException($"{Path.GetFileName(path)} was not written:{string.Concat(errors)}");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        TextFile.Write(path, text);
        return path;
    }
}
