using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Corpus;

/// <summary>A file of the corpus, or a directory of files that are read as one set.</summary>
/// <remarks>
/// <c>*.schema.json</c> is a category and <c>*.secrets.json</c> a manifest. What is to be found stands beside it, in
/// <c>&lt;name&gt;.expected</c>: the rule, line and column of each finding, in order; with the file's name in front for a set.
/// </remarks>
/// <param name="Name">Its path in the corpus, with forward slashes: <c>bad/kind-flag.schema.json</c>.</param>
/// <param name="Paths">Its files.</param>
internal sealed record CorpusCase(string Name, IReadOnlyList<string> Paths)
{
    private const string ManifestSuffix = ".secrets.json";

    internal static string Root { get; } = Repository.PathOf("tests/Genie.TypedSecrets.Schema.Tests/corpus");

    internal static IReadOnlyList<CorpusCase> All { get; } = [.. new[] { "good", "bad" }.SelectMany(Load)];

    internal bool IsGood => Name.StartsWith("good/", StringComparison.Ordinal);

    internal string ExpectedPath
    {
        get
        {
            var path = Path.Combine(Root, Name);
            var suffix = path.EndsWith(CategoryFileName.Suffix, StringComparison.Ordinal) ? CategoryFileName.Suffix : ".json";
            return (path.EndsWith(suffix, StringComparison.Ordinal) ? path[..^suffix.Length] : path) + ".expected";
        }
    }

    internal IReadOnlyList<string> Expected => File.Exists(ExpectedPath) ? File.ReadAllLines(ExpectedPath) : [];

    /// <summary>Whether a file is a manifest.</summary>
    internal static bool IsManifest(string path) =>
        path.EndsWith(ManifestSuffix, StringComparison.Ordinal) || Path.GetFileName(path) == SchemaFiles.Manifest;

    /// <summary>A file's path in the corpus.</summary>
    internal static string NameOf(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    internal IReadOnlyList<SchemaDiagnostic> Check()
    {
        var errors = new List<SchemaDiagnostic>();
        var files = new List<SchemaText>();
        foreach (var path in Paths)
        {
            var name = IsManifest(path) ? SchemaFiles.Manifest : Path.GetFileName(path);
            var json = JsonReader.Read(File.ReadAllBytes(path));
            files.Add(new SchemaText(name, json.Text));

            // The reader gets text: that the bytes are none is found before.
            errors.AddRange(json.Errors.Where(error => error.Rule == SchemaRules.InvalidUtf8).Select(error => error.ToDiagnostic(name, new LineMap(json.Text))));
        }

        return errors.Count > 0 ? errors : SchemaFiles.Check(files);
    }

    internal string Describe(SchemaDiagnostic diagnostic) =>
        (Paths.Count > 1 ? diagnostic.Location.Path + " " : string.Empty) + SchemaFiles.Brief(diagnostic);

    public override string ToString() => Name;

    private static IEnumerable<CorpusCase> Load(string directory) => Directory
        .EnumerateFileSystemEntries(Path.Combine(Root, directory))
        .Where(path => Directory.Exists(path) || path.EndsWith(".json", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => new CorpusCase(
            NameOf(path),
            Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)] : [path]));
}
