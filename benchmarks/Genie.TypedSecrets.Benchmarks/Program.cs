using BenchmarkDotNet.Running;
using Genie.TypedSecrets.Benchmarks.Cold;
using Genie.TypedSecrets.Benchmarks.Figures;
using Genie.TypedSecrets.Benchmarks.Memory;
using Genie.TypedSecrets.Benchmarks.Parsing;
using Genie.TypedSecrets.Benchmarks.Reporting;

// report [--short]   measures everything and writes docs/benchmarks.md; eng/benchmarks.sh runs this and the generator's.
// memory             measures the bytes that a cached secret takes.
// figures            counts what does not depend on the machine's load; tests hold these figures to limits.
// parsing            compares the parsers in turns.
// cold               measures first reads.
// start-modes        measures what the first value adds to a process: compiled just in time, ReadyToRun and NativeAOT.
// start              measures the first value of this process.
// anything else      BenchmarkDotNet's own arguments, such as --filter '*WarmReads*'.
if (args is ["report", ..])
{
    await RuntimeReport.WriteAsync(args.Contains("--short"));
}
else if (args is ["memory"])
{
    foreach (var held in await RetainedBytes.MeasureAsync())
    {
        Console.WriteLine($"{held.Bytes,8:N0} B  {held.Way}");
    }
}
else if (args is ["figures"])
{
    Console.WriteLine(string.Join('\n', await RuntimeFigures.MeasureAsync()));
}
else if (args is ["parsing"])
{
    Console.WriteLine(ParsersInTurns.Measure());
}
else if (args is ["cold"])
{
    foreach (var result in await new ColdScenarios(5).RunAsync())
    {
        Console.WriteLine($"{result.Milliseconds,8:N1} ms {result.Calls,7:N0} calls  {result.Scenario}, {result.Way}");
    }
}
else if (args is ["start-modes"])
{
    foreach (var mode in StartMode.MeasureAll(41))
    {
        Console.WriteLine($"{mode.Hello,8:N1} ms {mode.Value,8:N1} ms {mode.Added,8:N1} ms  {mode.Name}");
    }
}
else if (args is ["start"])
{
    Console.WriteLine(StartCost.Measure());
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(RuntimeReport).Assembly).Run(args);
}
