using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Tests.Support;

/// <summary>Compiles a project as a strict user would, against .NET 8 and the real runtime assembly.</summary>
internal static class Compiler
{
    private static readonly ImmutableArray<MetadataReference> s_framework = [.. Net80.References.All];

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. s_framework, MetadataReference.CreateFromFile(typeof(Secret<>).Assembly.Location)];

    // The tests of the fixes, which share this file, do not have these libraries.
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_hosting = new(static () =>
    [
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Genie.TypedSecrets.Hosting.dll")),
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "net8.0"), "*.dll").Select(static path => MetadataReference.CreateFromFile(path)),
    ]);

    private static readonly CSharpCompilationOptions s_options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithWarningLevel(9999)
        .WithSpecificDiagnosticOptions([KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]) // As the SDK does.
        .WithOverflowChecks(true);

    internal static CSharpCompilation Create(TestProject project) => CSharpCompilation.Create(
        "Generated",
        project.Sources.Select((text, number) => CSharpSyntaxTree.ParseText(text, project.ParseOptions, $"/repo/Source{number}.cs")),
        project switch
        {
            { HasRuntime: false } => s_framework.AddRange(project.References),
            { HasHosting: true } => [.. s_references, .. s_hosting.Value],
            _ => s_references.AddRange(project.References),
        },
        s_options);

    /// <summary>Compiles a library that a project can reference.</summary>
    internal static CSharpCompilation Library(string name, string source) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source)],
        s_framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>Everything the compiler says, hidden remarks apart.</summary>
    internal static IReadOnlyList<Diagnostic> Check(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)];

    /// <summary>Compiles and loads it. Fails where the compiler says anything.</summary>
    internal static Assembly Load(Compilation compilation)
    {
        Check(compilation).ShouldBeEmpty();
        using var image = new MemoryStream();
        compilation.Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }
}
