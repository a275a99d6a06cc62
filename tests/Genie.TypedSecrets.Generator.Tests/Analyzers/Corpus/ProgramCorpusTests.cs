using System.Globalization;
using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Generator.Tests.Analyzers.DayOne;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Measures the rules about revealed values on programs that leak and on programs that do not.</summary>
public sealed class ProgramCorpusTests
{
    [Fact]
    public async Task Programs_ThatLeak_AreReported() =>
        Page().ShouldContain($"| that leak a revealed value, or keep it past a rotation | {LeakingPrograms.All.Count} | {LeakingPrograms.All.Count - await CountMissedAsync(LeakingPrograms.All)} |");

    [Fact]
    public async Task LaterPrograms_ThatLeak_AreReported() =>
        Page().ShouldContain($"| that leak or keep it, written later | {LaterLeakingPrograms.All.Count} | {LaterLeakingPrograms.All.Count - await CountMissedAsync(LaterLeakingPrograms.All)} |");

    [Fact]
    public async Task ForeignPrograms_ThatLeak_AreReported() =>
        Page().ShouldContain($"| that leak or keep it, written last | {ForeignLeakingPrograms.All.Count} | {ForeignLeakingPrograms.All.Count - await CountMissedAsync(ForeignLeakingPrograms.All)} |");

    [Fact]
    public async Task FurtherPrograms_ThatLeak_AreReported() =>
        Page().ShouldContain($"| that leak or keep it, in short methods | {FurtherLeakingPrograms.All.Count} | {FurtherLeakingPrograms.All.Count - await CountMissedAsync(FurtherLeakingPrograms.All)} |");

    [Fact]
    public async Task ModernPrograms_ThatLeak_AreReported() =>
        Page().ShouldContain($"| that leak or keep it, in the style of current code | {ModernLeakingPrograms.All.Count} | {ModernLeakingPrograms.All.Count - await CountMissedAsync(ModernLeakingPrograms.All)} |");

    [Fact]
    public async Task Programs_ThatAreFine_AreNotReported()
    {
        (await ReportedAsync([.. FinePrograms.All, .. LaterFinePrograms.All, .. ForeignFinePrograms.All, .. FurtherFinePrograms.All])).ShouldBeEmpty();
        Page().ShouldContain($"| that use secrets as intended | {FinePrograms.All.Count} | 0 |");
        Page().ShouldContain($"| that use secrets as intended, written later | {LaterFinePrograms.All.Count} | 0 |");
        Page().ShouldContain($"| that use secrets as intended, in short methods | {FurtherFinePrograms.All.Count} | 0 |");
        Page().ShouldContain($"| that use secrets as intended, written last | {ForeignFinePrograms.All.Count} | 0 |");
    }

    [Fact]
    public async Task ModernPrograms_ThatAreFine_AreNotReportedExceptForAKnownLimit()
    {
        (await ReportedAsync(ModernFinePrograms.All)).ShouldHaveSingleItem().ShouldStartWith("log: query over names: ");
        Page().ShouldContain($"| that use secrets as intended, in the style of current code | {ModernFinePrograms.All.Count} | 1 |");
    }

    private static async Task<int> CountMissedAsync(IReadOnlyList<CorpusProgram> programs)
    {
        var missed = new List<string>();
        foreach (var program in programs)
        {
            var found = await FindAsync(program);
            if (!found.Any(finding => finding.Id.StartsWith(program.Rule, StringComparison.Ordinal)))
            {
                missed.Add($"{program.Name}: {program.Rule}, found {string.Join(", ", found.Select(finding => finding.Id))}");
            }
        }

        string.Join(Environment.NewLine, missed).ShouldBeEmpty();
        return missed.Count;
    }

    private static async Task<IReadOnlyList<string>> ReportedAsync(IReadOnlyList<CorpusProgram> programs)
    {
        var reported = new List<string>();
        foreach (var program in programs)
        {
            reported.AddRange((await FindAsync(program)).Select(finding => $"{program.Name}: {finding.Id} {finding.GetMessage(CultureInfo.InvariantCulture)}"));
        }

        return reported;
    }

    private static string Page() => File.ReadAllText(Repository.File("docs/analyzers.md"));

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(CorpusProgram program)
    {
        var document = JobProject.With($$"""
            {{CorpusLibraries.Usings}}{{ForeignLibraries.Usings}}
            namespace IngestJob;

            public sealed class Job
            {
            {{program.Members}}
            }

            {{program.Types}}
            """);
        var project = document.Project
            .AddMetadataReferences(AspNetCore.References(document.Project))
            .AddDocument("Libraries.cs", CorpusLibraries.Source, filePath: "/repo/Libraries.cs").Project
            .AddDocument("ForeignLibraries.cs", ForeignLibraries.Source, filePath: "/repo/ForeignLibraries.cs").Project;
        var errors = await JobProject.CompileAsync(project.GetDocument(document.Id)!);
        errors.ShouldBeEmpty(program.Name);
        var analyzers = typeof(RevealingCodeAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RevealingCodeAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
        return await JobProject.AnalyzeAsync(project, [.. analyzers]);
    }
}
