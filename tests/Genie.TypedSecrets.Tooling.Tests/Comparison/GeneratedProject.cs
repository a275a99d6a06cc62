using System.Reflection;
using System.Runtime.Loader;
using Genie.TypedSecrets.Generator;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Tooling.Tests.Comparison;

/// <summary>Compiles schemas with code that uses them, against the runtime that the tests run in.</summary>
internal static class GeneratedProject
{
    // A nullable warning is where code has to be changed, too.
    private static readonly HashSet<string> s_nullability = ["CS8600", "CS8601", "CS8602", "CS8603", "CS8604", "CS8619", "CS8620", "CS8629"];

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll" or "Genie.TypedSecrets.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles schemas and sources.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="schemas">The schemas, by category.</param>
    /// <param name="sources">The sources, by name.</param>
    /// <param name="references">The assemblies that the sources use besides the runtime.</param>
    internal static Compilation Create(string manifest, IEnumerable<(string Category, string Text)> schemas, IEnumerable<(string Name, string Text)> sources, params IEnumerable<string> references)
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp12);
        var compilation = CSharpCompilation.Create(
            "Generated",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Name, System.Text.Encoding.UTF8)),
            [.. s_references, .. references.Select(static path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        var files = schemas.Select(static schema => new InMemoryFile($"/repo/schemas/{schema.Category}.schema.json", schema.Text, "Schema")).Append(new InMemoryFile("/repo/schemas/secrets.json", manifest, "Manifest"));
        CSharpGeneratorDriver.Create([new TypedSecretsGenerator().AsSourceGenerator()], files, options, new InMemoryOptions(new Dictionary<string, string>(StringComparer.Ordinal) { ["RootNamespace"] = "IngestJob" }))
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return output;
    }

    /// <summary>Compiles a source without schemas.</summary>
    internal static CSharpCompilation CreatePlain(string name, string source) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source, path: $"/repo/src/{name}.cs", encoding: System.Text.Encoding.UTF8)],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Gets the names of the sources that do not compile.</summary>
    internal static IReadOnlyDictionary<string, string> FindBroken(Compilation compilation) => compilation.GetDiagnostics()
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || s_nullability.Contains(diagnostic.Id))
        .GroupBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath ?? string.Empty, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.First().ToString(), StringComparer.Ordinal);

    /// <summary>Loads the compiled code.</summary>
    internal static Assembly Load(Compilation compilation)
    {
        using MemoryStream image = new();
        var result = compilation.Emit(image);
        result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }
}
