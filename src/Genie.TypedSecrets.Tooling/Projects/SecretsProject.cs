using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Projects;

/// <summary>Represents the schemas of a project: a folder, read and checked as a whole as the build does.</summary>
public sealed class SecretsProject
{
    /// <summary>The name of the folder that schemas are kept in.</summary>
    public const string FolderName = "schemas";

    private SecretsProject(string folder, SchemaSet set)
    {
        Folder = folder;
        Set = set;
    }

    /// <summary>Gets the path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the schemas.</summary>
    public SchemaSet Set { get; }

    /// <summary>Gets the manifest; null if it is missing or has errors.</summary>
    public ManifestModel? Manifest => Set.Manifest;

    /// <summary>Gets the names of the categories that have a file, valid or not, in ordinal order.</summary>
    public IReadOnlyList<string> CategoryNames => [.. Set.Files.Select(static file => file.CategoryName).OfType<string>()];

    /// <summary>Finds the project that a directory belongs to: the nearest <c>schemas/secrets.json</c> in it or above it, as the build does.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>The project; null if there is none.</returns>
    public static SecretsProject? FindAbove(string directory) => FindFolder(directory) is { } folder ? Load(folder) : null;

    /// <summary>Finds the folder of the schemas that a directory belongs to.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>The path of the folder; null if there is none.</returns>
    public static string? FindFolder(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, FolderName);
            if (File.Exists(Path.Combine(folder, SchemaSet.ManifestFileName)))
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>Finds the folders of schemas below a directory, for messages.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>The paths relative to the directory, with forward slashes, in ordinal order; a few at most.</returns>
    public static IReadOnlyList<string> FindBelow(string directory)
    {
        EnumerationOptions options = new() { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return [.. Directory.EnumerateFiles(directory, SchemaSet.ManifestFileName, options)
            .Select(Path.GetDirectoryName)
            .OfType<string>()
            .Where(static folder => Path.GetFileName(folder) == FolderName)
            .Select(folder => Path.GetRelativePath(directory, folder).Replace('\\', '/'))
            .Where(static folder => !folder.Split('/').Any(static part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal)
            .Take(5)];
    }

    /// <summary>Reads a folder of schemas.</summary>
    /// <param name="folder">The path of the folder.</param>
    /// <param name="shownAs">The path that diagnostics are reported at; null for the path itself.</param>
    /// <returns>The project, with diagnostics where files have errors.</returns>
    /// <exception cref="ToolingException">One of the files is a pipe or a device.</exception>
    public static SecretsProject Load(string folder, string? shownAs = null)
    {
        var files = Directory.EnumerateFiles(folder, "*" + CategoryFileName.Suffix).Append(Path.Combine(folder, SchemaSet.ManifestFileName)).Where(File.Exists);
        return Read(folder, files.Select(file => ReadFile(file, shownAs is null ? file : $"{shownAs}/{Path.GetFileName(file)}")));
    }

    // A read of a pipe waits until another process writes to it.
    private static SchemaText ReadFile(string path, string shown) => UnixFiles.GetKind(path) == FileKind.Special
        ? throw new ToolingException($"{shown} is a pipe or a device. Remove it, or replace it with a file.")
        : new(shown, File.ReadAllText(path));

    /// <summary>Reads schemas from their texts.</summary>
    /// <param name="folder">The path of the folder they are from.</param>
    /// <param name="texts">The manifest and the schemas.</param>
    /// <returns>The project, with diagnostics where files have errors.</returns>
    public static SecretsProject Read(string folder, IEnumerable<SchemaText> texts) => new(folder, SchemaSet.Load(texts));

    /// <summary>Finds a valid category.</summary>
    /// <param name="name">The category's name.</param>
    /// <returns>The category; null if it has no file or its file has errors.</returns>
    public CategoryModel? Find(string name) => Set.FindCategory(name) is { IsValid: true, Model: { } model } ? model : null;

    /// <summary>Gets the schema of a secret.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <returns>The category; null if no schema describes the secret, or its schema has errors.</returns>
    public CategoryModel? SchemaOf(string secretName) =>
        SecretLocation.Of(this, secretName) is { Ownership: SecretOwnership.Described, CategoryName: { } category } ? Find(category) : null;

    /// <summary>Gets the names of all secrets that the schemas describe.</summary>
    /// <returns>The names, in ordinal order.</returns>
    public IReadOnlyList<string> SecretNames() => [.. (Set.Names?.All ?? []).Order(StringComparer.Ordinal)];

    /// <summary>Gets the names of the secrets of an environment that the schemas describe.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <returns>The names, in ordinal order.</returns>
    public IReadOnlyList<string> SecretNames(string environment) => Set.Names is not { } names ? [] :
        [.. Set.Categories.Where(category => names.ExistsIn(category, environment)).Select(category => names.Format(environment, category)).Order(StringComparer.Ordinal)];

    /// <summary>Gets the errors of the manifest, of a category's file and of the rules between files that concern it.</summary>
    /// <param name="category">The category's name.</param>
    /// <returns>The errors, in order.</returns>
    public IReadOnlyList<SchemaDiagnostic> ErrorsOf(string category) =>
        [.. Set.ManifestDiagnostics.Concat(Set.FindCategory(category)?.Diagnostics ?? default).Where(static diagnostic => diagnostic.Rule.Severity == SchemaSeverity.Error)];
}
