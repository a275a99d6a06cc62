using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>Tests that the code of random schemas compiles without any message, in the oldest and the newest C#, with every analyzer of the .NET SDK.</summary>
public sealed partial class SilenceTests
{
    private const int SchemaCount = 20;

    // The directory of the SDK whose runtime the tests run on.
    private static readonly string s_analyzers = Directory
        .EnumerateDirectories(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "sdk"), $"{Environment.Version.Major}.*")
        .Select(static sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers"))
        .First(Directory.Exists);

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    public async Task Compile_RandomSchemas_SaysNothing(LanguageVersion language)
    {
        var project = Enumerable.Range(0, SchemaCount).Aggregate(
            TestProject.WithManifest with { Language = language },
            (former, index) => former.Schema($"silent{index}", index % 4 == 0 ? RandomSchema.CreateRoot(40_000 + index) : RandomSchema.Create(40_000 + index)));
        var run = project.Run();
        run.Diagnostics.ShouldBeEmpty();

        var severities = Severities();
        var options = run.Compilation.Options.WithSpecificDiagnosticOptions(run.Compilation.Options.SpecificDiagnosticOptions.SetItems(severities));
        var analysis = run.Compilation.WithOptions(options).WithAnalyzers(
            Analyzers(), new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var diagnostics = await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);

        severities.Count.ShouldBeGreaterThan(150);

        // The SDK writes the version of an assembly. The report that it is missing shows that the analyzers run.
        diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.ToString()).ShouldBe(["warning CA1016: Mark assemblies with assembly version"]);
    }

    // What AnalysisMode=All enables.
    private static Dictionary<string, ReportDiagnostic> Severities() => Rule()
        .Matches(File.ReadAllText(Path.Combine(s_analyzers, "build", "config", $"analysislevel_{Environment.Version.Major}_all.globalconfig")))
        .ToDictionary(
            static match => match.Groups["id"].Value,
            static match => match.Groups["severity"].Value == "none" ? ReportDiagnostic.Suppress : ReportDiagnostic.Warn,
            StringComparer.Ordinal);

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
            .SelectMany(static name => Assembly.LoadFrom(Path.Combine(s_analyzers, name)).GetTypes())
            .Where(static type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } attribute && attribute.Languages.Contains(LanguageNames.CSharp, StringComparer.Ordinal))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [GeneratedRegex("^dotnet_diagnostic\\.(?<id>\\w+)\\.severity = (?<severity>\\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rule();
}
