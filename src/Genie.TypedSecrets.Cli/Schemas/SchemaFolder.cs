using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Cli.Schemas;

/// <summary>The schemas of the project that a command is run in: the nearest <c>schemas/secrets.json</c>, as the build finds it.</summary>
internal sealed class SchemaFolder
{
    private const string FolderName = "schemas";
    private const string ManifestName = "secrets.json";

    private readonly string _path;
    private readonly ManifestModel _manifest;

    private SchemaFolder(string path)
    {
        _path = path;
        var manifest = ManifestReader.Read(Load(ManifestName));
        ThrowIfBroken(manifest.Diagnostics);
        _manifest = manifest.Model!;
    }

    /// <summary>The categories that have a file, whatever is in it.</summary>
    internal IReadOnlyList<string> Categories =>
        [.. Directory.EnumerateFiles(_path, "*" + CategoryFileName.Suffix).Select(static file => CategoryFileName.CategoryOf(file)!).Order(StringComparer.Ordinal)];

    /// <summary>The folder at or above a directory; null where there is none.</summary>
    /// <exception cref="CliException">Its manifest cannot be read.</exception>
    internal static SchemaFolder? FindAbove(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, FolderName);
            if (File.Exists(Path.Combine(folder, ManifestName)))
            {
                return new SchemaFolder(folder);
            }
        }

        return null;
    }

    /// <summary>The category that a secret of this project belongs to; null where it is another project's.</summary>
    internal string? CategoryOf(string secretName) => _manifest.Environments
        .Select(environment => $"{_manifest.Project}-{environment.Name}/")
        .Where(prefix => secretName.StartsWith(prefix, StringComparison.Ordinal))
        .Select(prefix => secretName[prefix.Length..])
        .FirstOrDefault();

    /// <summary>A category's schema; null where it has none.</summary>
    /// <exception cref="CliException">The schema has errors.</exception>
    internal CategoryModel? Find(string category)
    {
        // By the list, not by the file system: a name is data and must lead nowhere else.
        if (!Categories.Contains(category, StringComparer.Ordinal))
        {
            return null;
        }

        var schema = CategoryReader.Read(Load(category + CategoryFileName.Suffix), [.. Categories.Select(c => Load(c + CategoryFileName.Suffix))]);
        ThrowIfBroken(schema.Diagnostics);
        return schema.Model;
    }

    private SchemaText Load(string fileName)
    {
        var path = Path.Combine(_path, fileName);
        return new SchemaText(path, File.ReadAllText(path));
    }

    private static void ThrowIfBroken(IEnumerable<SchemaDiagnostic> diagnostics)
    {
        var errors = diagnostics.Where(static d => d.Rule.Severity == SchemaSeverity.Error).Select(static d => $"{Environment.NewLine}  {d}").ToArray();
        if (errors.Length > 0)
        {
            throw new CliException($"The value cannot be checked, because the schema is wrong. Correct it, or store the value with --skip-validation:{string.Concat(errors)}");
        }
    }
}
