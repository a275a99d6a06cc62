using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents a whole folder of schemas: the manifest, the categories, and everything that is wrong with them.</summary>
/// <remarks>Immutable and thread-safe. The compiler applies the same rules: a folder without errors here builds.</remarks>
public sealed class SchemaSet
{
    /// <summary>The file name of the manifest.</summary>
    public const string ManifestFileName = "secrets.json";

    private readonly Dictionary<string, SchemaSetFile> _byCategory = new(StringComparer.Ordinal);

    private SchemaSet(ManifestChoice manifest, IReadOnlyList<SchemaSetFile> files, EquatableArray<SchemaDiagnostic> diagnostics)
    {
        Manifest = manifest.Model;
        HasManifest = manifest.IsPresent;
        ManifestDiagnostics = manifest.Problems;
        Files = files;
        Categories = [.. files.Where(file => file.IsValid && file.Model is not null).Select(file => file.Model!)];
        Diagnostics = diagnostics;
        Names = Manifest is null ? null : SecretNames.Of(Manifest, files.Where(file => file.Model is not null).Select(file => file.Model!));
        foreach (var file in files.Where(file => file.CategoryName is not null))
        {
            _byCategory[file.CategoryName!] = file;
        }
    }

    /// <summary>Gets the manifest; null if there is none or it has errors.</summary>
    public ManifestModel? Manifest { get; }

    /// <summary>Gets whether there is a manifest, valid or not.</summary>
    public bool HasManifest { get; }

    /// <summary>Gets the diagnostics of the manifest.</summary>
    public EquatableArray<SchemaDiagnostic> ManifestDiagnostics { get; }

    /// <summary>Gets every schema file, valid or not, by path in ordinal order.</summary>
    public IReadOnlyList<SchemaSetFile> Files { get; }

    /// <summary>Gets the valid categories: those that code is generated for.</summary>
    public IReadOnlyList<CategoryModel> Categories { get; }

    /// <summary>Gets the diagnostics of all files, each once, by path and place.</summary>
    public EquatableArray<SchemaDiagnostic> Diagnostics { get; }

    /// <summary>Gets whether any file has an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == SchemaSeverity.Error);

    /// <summary>Gets the names of the project's secrets; null if the manifest is missing or has errors.</summary>
    public SecretNames? Names { get; }

    /// <summary>Reads a folder. The cost is linear in the size of the files: each is parsed once.</summary>
    /// <param name="texts">
    /// The texts: the manifest (<see cref="ManifestFileName"/>) and the schemas, in any order. Every other file is taken for a schema.
    /// Where two have the same path, the first counts.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static SchemaSet Load(IEnumerable<SchemaText> texts, CancellationToken cancellationToken = default)
    {
        var files = texts
            .GroupBy(text => text.Path, StringComparer.Ordinal)
            .Select(group => group.First())
            .OrderBy(text => text.Path, StringComparer.Ordinal)
            .ToLookup(text => CategoryFileName.Of(text.Path) == ManifestFileName);
        var manifest = ManifestChoice.Of(files[true].Select(ManifestRead.Of));
        var parsed = new Dictionary<string, ParsedText>(StringComparer.Ordinal);
        foreach (var text in files[false])
        {
            parsed[SchemaFile.KeyOf(text.Path)] = new ParsedText(text);
        }

        var reads = files[false].Select(text => Read(parsed[SchemaFile.KeyOf(text.Path)], parsed, cancellationToken)).ToList();
        var check = SetCheck.Of(reads, manifest.Model);
        var between = check.Problems.ToLookup(problem => problem.Location.Path, StringComparer.Ordinal);
        return new(
            manifest,
            [.. reads.Select(read => FileOf(read, between[read.Path]))],
            SchemaDiagnostic.InOrder(manifest.Problems.Concat(reads.SelectMany(read => read.Result.Diagnostics)).Concat(check.Problems)));
    }

    /// <summary>Finds the file of a category, valid or not.</summary>
    /// <param name="name">The category's name: <c>api-keys</c>.</param>
    /// <returns>The file, or null if there is none.</returns>
    public SchemaSetFile? FindCategory(string name) => _byCategory.TryGetValue(name, out var file) ? file : null;

    private static CategoryRead Read(ParsedText text, Dictionary<string, ParsedText> parsed, CancellationToken cancellationToken) => new(
        text.File.Path,
        CategoryReader.Read(text, name => parsed.TryGetValue(SchemaFile.SiblingOf(text.File.Path, name), out var sibling) ? sibling : null, cancellationToken));

    private static SchemaSetFile FileOf(CategoryRead read, IEnumerable<SchemaDiagnostic> between) => new(
        read.Path,
        CategoryFileName.CategoryOf(read.Path),
        read.Result.Model,
        SchemaDiagnostic.InOrder(read.Result.Diagnostics.Concat(between)));
}
