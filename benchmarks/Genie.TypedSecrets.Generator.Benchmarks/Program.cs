using System.Globalization;
using BenchmarkDotNet.Running;
using Genie.TypedSecrets.Generator.Benchmarks;
using Genie.TypedSecrets.Generator.Benchmarks.Compiling;
using Genie.TypedSecrets.Generator.Benchmarks.Reporting;

// report [--short]   measures everything and writes docs/benchmarks.md; eng/benchmarks.sh runs this and the runtime's.
// first N            milliseconds of the generator's first run in a process of the SDK's compiler, for N schemas: compiled ahead of time, and portable.
// compile N          what the code of N schemas adds to a compilation.
// figures            counts the bytes that are emitted for 100 schemas; a test holds them to limits.
// analyzers N [R]    what the analyzers add to the compilation of N files: the median of R runs, 12 where R is not given.
// repository D       runs all rules over the C# files of a directory.
// anything else      BenchmarkDotNet's own arguments, such as --filter '*'.
switch (args)
{
    case ["report", ..]:
        GeneratorReport.Write(args.Contains("--short"));
        break;
    case ["first", var schemas]:
        Console.WriteLine(FirstRun.Measure(int.Parse(schemas, CultureInfo.InvariantCulture), runs: 5));
        break;
    case ["compile", var schemas]:
        Console.WriteLine(CompileCost.Measure(int.Parse(schemas, CultureInfo.InvariantCulture), runs: 5));
        break;
    case ["figures"]:
        Console.WriteLine(string.Join('\n', EmittedText.Measure(schemas: 100)));
        break;
    case ["analyzers", var files, .. var runs]:
        await AnalyzerCost.MeasureAsync(
            int.Parse(files, CultureInfo.InvariantCulture),
            runs is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 12);
        break;
    case ["repository", var directory]:
        await RepositoryRun.RunAsync(directory);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Workload).Assembly).Run(args);
        break;
}
