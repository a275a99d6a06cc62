using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Running;
using Genie.TypedSecrets.Generator.Benchmarks;
using Microsoft.CodeAnalysis;

// first N:    the first run in this process, the just-in-time compiler included.
// compile N:  what the emitted code adds to a compilation, warm: the median of five.
// analyzers N [R]: what the analyzers add to the compilation of N files: the median of R runs, seven where R is not given.
// repository D: runs all rules over the C# files of a directory.
if (args is ["first", var first])
{
    var workload = new Workload(int.Parse(first, CultureInfo.InvariantCulture));
    var driver = workload.CreateDriver();
    var time = Stopwatch.StartNew();
    driver.RunGenerators(workload.Compilation);
    Console.WriteLine($"first run, {first} schemas: {time.Elapsed.TotalMilliseconds:F0} ms");
}
else if (args is ["compile", var count])
{
    var workload = new Workload(int.Parse(count, CultureInfo.InvariantCulture));
    workload.CreateDriver().RunGeneratorsAndUpdateCompilation(workload.Compilation, out var generated, out _);
    var (without, with) = (Median(workload.Compilation), Median(generated));
    var size = generated.SyntaxTrees.Sum(tree => tree.Length);
    Console.WriteLine($"compile, {count} schemas: {without:F0} ms without, {with:F0} ms with {size / 1024} KiB generated, {with - without:F0} ms more");
}
else if (args is ["analyzers", var files, ..])
{
    await AnalyzerCost.MeasureAsync(
        int.Parse(files, CultureInfo.InvariantCulture),
        args is [_, _, var runs] ? int.Parse(runs, CultureInfo.InvariantCulture) : 7);
}
else if (args is ["repository", var directory])
{
    await RepositoryRun.RunAsync(directory);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Workload).Assembly).Run(args);
}

static double Median(Compilation compilation)
{
    var times = new List<double>();
    for (var i = 0; i < 6; i++)
    {
        // A clone has nothing bound yet.
        var fresh = compilation.Clone();
        using var image = new MemoryStream();
        var time = Stopwatch.StartNew();
        var result = fresh.Emit(image);
        times.Add(time.Elapsed.TotalMilliseconds);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics.Take(5)));
        }
    }

    return times.Skip(1).Order().ElementAt(2);
}
