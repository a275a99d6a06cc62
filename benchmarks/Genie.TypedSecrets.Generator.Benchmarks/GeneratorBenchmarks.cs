using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Benchmarks;

/// <summary>Measures what the generator costs in an editor and in a build.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private Workload _workload = null!;
    private GeneratorDriver _primed = null!;

    /// <summary>Gets or sets the number of schemas of 20 keys in the project.</summary>
    [Params(10, 100, 1_000, 5_000)]
    public int Schemas { get; set; }

    /// <summary>Runs the generator once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _workload = new Workload(Schemas);
        _primed = _workload.CreateDriver().RunGenerators(_workload.Compilation);
        var result = _primed.GetRunResult();
        if (result.Diagnostics.Length > 0 || result.GeneratedTrees.Length < 2)
        {
            throw new InvalidOperationException($"The workload is not what it should be: {string.Join("; ", result.Diagnostics.Take(3))}");
        }
    }

    /// <summary>A complete run in a warm process, as on a build server.</summary>
    [Benchmark]
    public GeneratorDriver Everything() => _workload.CreateDriver().RunGenerators(_workload.Compilation);

    /// <summary>A keystroke in a C# file.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _primed.RunGenerators(_workload.EditedCompilation);

    /// <summary>A change of one schema.</summary>
    [Benchmark]
    public GeneratorDriver OneSchemaEdit() =>
        _primed.ReplaceAdditionalText(_workload.Files[1], _workload.EditedSchema).RunGenerators(_workload.Compilation);
}
