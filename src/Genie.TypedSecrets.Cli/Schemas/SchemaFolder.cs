using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Cli.Schemas;

/// <summary>The schemas of the project that a command is run in: the nearest <c>schemas/secrets.json</c>, as the build finds it.</summary>
internal sealed class SchemaFolder
{
    private const string FolderName = "schemas";

    private readonly SchemaSet _set;

    private SchemaFolder(string path)
    {
        _set = SchemaSet.Load(Directory
            .EnumerateFiles(path, "*" + CategoryFileName.Suffix)
            .Append(Path.Combine(path, SchemaSet.ManifestFileName))
            .Select(static file => new SchemaText(file, File.ReadAllText(file))));
        ThrowIfBroken(_set.ManifestDiagnostics);
    }

    /// <summary>The categories that have a file, whatever is in it.</summary>
    internal IReadOnlyList<string> Categories => [.. _set.Files.Select(static file => file.CategoryName!)];

    /// <summary>The folder at or above a directory; null where there is none.</summary>
    /// <exception cref="CliException">Its manifest cannot be read.</exception>
    internal static SchemaFolder? FindAbove(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, FolderName);
            if (File.Exists(Path.Combine(folder, SchemaSet.ManifestFileName)))
            {
                return new SchemaFolder(folder);
            }
        }

        return null;
    }

    /// <summary>Finds out which of the project's secrets a name means.</summary>
    internal SecretNameMatch Match(string secretName) => _set.Names!.Match(secretName);

    /// <summary>A category's schema; null where it has none.</summary>
    /// <exception cref="CliException">The schema has errors.</exception>
    internal CategoryModel? Find(string category)
    {
        if (_set.FindCategory(category) is not { } file)
        {
            return null;
        }

        ThrowIfBroken(file.Diagnostics);
        return file.Model;
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
