using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Tooling.Projects;

/// <summary>Represents the schemas of a project: the manifest and all categories, read and checked together as the build does.</summary>
public sealed class SecretsProject
{
    /// <summary>The name of the folder that schemas are kept in.</summary>
    public const string FolderName = "schemas";

    /// <summary>The name of the manifest in it.</summary>
    public const string ManifestName = "secrets.json";

    private readonly Dictionary<string, CategoryModel> _categories;

    private SecretsProject(string folder, ManifestModel? manifest, IReadOnlyList<string> names, IEnumerable<CategoryModel> categories, IReadOnlyList<SchemaDiagnostic> diagnostics)
    {
        Folder = folder;
        Manifest = manifest;
        CategoryNames = names;
        Diagnostics = diagnostics;
        _categories = categories.ToDictionary(static category => category.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the manifest; null where it has errors.</summary>
    public ManifestModel? Manifest { get; }

    /// <summary>Gets the names of the categories that have a file, valid or not, in ordinal order.</summary>
    public IReadOnlyList<string> CategoryNames { get; }

    /// <summary>Gets the categories that can be used, in ordinal order of their names.</summary>
    public IReadOnlyList<CategoryModel> Categories => [.. _categories.Values.OrderBy(static category => category.Name, StringComparer.Ordinal)];

    /// <summary>Gets everything that was found in the files and between them, by path and position.</summary>
    public IReadOnlyList<SchemaDiagnostic> Diagnostics { get; }

    /// <summary>Finds the project that a directory belongs to: the nearest <c>schemas/secrets.json</c> in it or above it, as the build does.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>The project; null where there is none.</returns>
    public static SecretsProject? FindAbove(string directory) => FindFolder(directory) is { } folder ? Load(folder) : null;

    /// <summary>Finds the folder of the schemas that a directory belongs to.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>The path of the folder; null where there is none.</returns>
    public static string? FindFolder(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, FolderName);
            if (File.Exists(Path.Combine(folder, ManifestName)))
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>Reads a folder of schemas.</summary>
    /// <param name="folder">The path of the folder.</param>
    /// <returns>The project, with diagnostics where files have errors.</returns>
    public static SecretsProject Load(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*" + CategoryFileName.Suffix).Prepend(Path.Combine(folder, ManifestName)).Where(File.Exists);
        return Read(folder, [.. files.Select(static file => new SchemaText(file, File.ReadAllText(file)))]);
    }

    /// <summary>Reads schemas from their texts.</summary>
    /// <param name="folder">The folder they are from, for messages.</param>
    /// <param name="texts">The manifest and the categories' files.</param>
    /// <returns>The project, with diagnostics where files have errors.</returns>
    public static SecretsProject Read(string folder, IReadOnlyList<SchemaText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var manifestText = texts.FirstOrDefault(static text => CategoryFileName.Of(text.Path) == ManifestName);
        var manifest = manifestText is null ? null : ManifestReader.Read(manifestText);
        var files = texts.Where(static text => CategoryFileName.CategoryOf(text.Path) is not null).OrderBy(static text => text.Path, StringComparer.Ordinal).ToArray();
        var read = files.Select(file => CategoryReader.Read(file, files)).ToArray();
        var diagnostics = (manifest?.Diagnostics ?? []).Concat(read.SelectMany(static category => category.Diagnostics))
            .Concat(manifest?.Model is { } model ? SchemaSetRules.Check(model, read) : []);
        return new SecretsProject(
            folder,
            manifest?.Model,
            [.. files.Select(static file => CategoryFileName.CategoryOf(file.Path)!)],
            read.Select(static category => category.Model).OfType<CategoryModel>(),
            [.. diagnostics.OrderBy(static d => d.Location.Path, StringComparer.Ordinal).ThenBy(static d => d.Location.Span.Start).ThenBy(static d => d.Rule.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Finds a category.</summary>
    /// <param name="name">The category's name.</param>
    /// <returns>The category; null where it has no file or its file has errors.</returns>
    public CategoryModel? Find(string name) => _categories.GetValueOrDefault(name);

    /// <summary>Gets the schema of a secret.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <returns>The category; null where no schema describes the secret, or its schema has errors.</returns>
    public CategoryModel? SchemaOf(string secretName) =>
        SecretLocation.Of(this, secretName) is { Ownership: SecretOwnership.Described, CategoryName: { } category } ? Find(category) : null;

    /// <summary>Gets the names of all secrets that the schemas describe.</summary>
    /// <returns>The names, in ordinal order.</returns>
    public IReadOnlyList<string> SecretNames() => [.. (Manifest?.Environments ?? []).SelectMany(SecretNames).Order(StringComparer.Ordinal)];

    /// <summary>Gets the names of the secrets of an environment that the schemas describe.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The names, in ordinal order.</returns>
    public IReadOnlyList<string> SecretNames(EnvironmentModel environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return [.. Categories
            .Where(category => category.Environments.Count == 0 || category.Environments.Contains(environment.Name, StringComparer.Ordinal))
            .Select(category => $"{Manifest!.Project}-{environment.Name}/{category.Name}")];
    }

    /// <summary>Gets the errors of the manifest, of a category's file and of the rules between files that concern it.</summary>
    /// <param name="category">The category's name.</param>
    /// <returns>The errors, in order.</returns>
    public IReadOnlyList<SchemaDiagnostic> ErrorsOf(string category) => [.. Diagnostics.Where(diagnostic =>
        diagnostic.Rule.Severity == SchemaSeverity.Error
        && (CategoryFileName.Of(diagnostic.Location.Path) == ManifestName || CategoryFileName.CategoryOf(diagnostic.Location.Path) == category))];
}
