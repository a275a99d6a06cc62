using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Tests.Support;

/// <summary>One run of the generator over a project, and the runs after edits of it.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly TestProject _project;

    private GeneratorRun(GeneratorDriver driver, TestProject project, Compilation input)
    {
        _project = project;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Compilation = output;
        Result = _driver.GetRunResult();
        Result.Results.Single().Exception.ShouldBeNull();
    }

    /// <summary>The project with what was generated.</summary>
    internal Compilation Compilation { get; }

    internal GeneratorDriverRunResult Result { get; }

    internal ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The generated files by name, the attribute's version scrubbed.</summary>
    internal IReadOnlyDictionary<string, string> Files => Result.Results.Single().GeneratedSources.ToDictionary(
        source => source.HintName,
        source => Scrub(source.SourceText.ToString()),
        StringComparer.Ordinal);

    /// <summary>The steps that were run or taken from the cache.</summary>
    internal ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> Steps => Result.Results.Single().TrackedSteps;

    /// <summary>Runs the generator for the first time, and once more without any edit: everything must come from the cache then.</summary>
    internal static GeneratorRun Of(TestProject project)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new TypedSecretsGenerator().AsSourceGenerator()],
            project.Files,
            project.ParseOptions,
            new InMemoryOptions(project.Properties),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var run = new GeneratorRun(driver, project, Compiler.Create(project));
        run.Edit(project).Steps
            .Where(step => step.Key != "Compilation")
            .SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs)
            .ShouldAllBe(output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);
        return run;
    }

    /// <summary>Runs the generator again after an edit, with what it remembers.</summary>
    internal GeneratorRun Edit(TestProject project)
    {
        var driver = _driver;
        if (project.Files != _project.Files)
        {
            driver = Replace(driver, project);
        }

        if (project.Properties != _project.Properties)
        {
            driver = driver.WithUpdatedAnalyzerConfigOptions(new InMemoryOptions(project.Properties));
        }

        return new GeneratorRun(driver, project, Compiler.Create(project));
    }

    /// <summary>The names of the files whose text is another object since <paramref name="before"/>, and of those that are gone.</summary>
    internal IReadOnlyList<string> ReemittedSince(GeneratorRun before)
    {
        var former = before.Result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText, StringComparer.Ordinal);
        var changed = Result.Results.Single().GeneratedSources
            .Where(source => !former.TryGetValue(source.HintName, out var text) || text != source.SourceText)
            .Select(source => source.HintName);
        var gone = former.Keys.Except(Files.Keys, StringComparer.Ordinal).Select(name => "-" + name);
        return [.. changed.Concat(gone).Order(StringComparer.Ordinal)];
    }

    // As an editor does: a file that was edited is replaced in place, so that the others keep theirs.
    private GeneratorDriver Replace(GeneratorDriver driver, TestProject project)
    {
        var former = _project.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var current = project.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in project.Files.Where(file => former.TryGetValue(file.Path, out var old) && old != file))
        {
            driver = driver.ReplaceAdditionalText(former[file.Path], file);
        }

        return driver
            .AddAdditionalTexts([.. project.Files.Where(file => !former.ContainsKey(file.Path))])
            .RemoveAdditionalTexts([.. _project.Files.Where(file => !current.ContainsKey(file.Path))]);
    }

    private static string Scrub(string text) => text.Replace(
        $"\"{typeof(TypedSecretsGenerator).Assembly.GetName().Version}\"",
        "\"VERSION\"",
        StringComparison.Ordinal);
}
