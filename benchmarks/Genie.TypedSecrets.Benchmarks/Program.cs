using BenchmarkDotNet.Running;
using Genie.TypedSecrets.Benchmarks.Figures;
using Genie.TypedSecrets.Benchmarks.Memory;
using Genie.TypedSecrets.Benchmarks.Parsing;
using Genie.TypedSecrets.Benchmarks.Reporting;

// report [--short]   measures everything and writes docs/benchmarks.md; eng/benchmarks.sh runs this and the generator's.
// memory             measures the bytes that a cached secret takes.
// figures            counts what does not depend on the machine's load; tests hold these figures to limits.
// parsing            compares the parsers in turns.
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
else if (args is ["start"])
{
    Console.WriteLine(StartCost.Measure());
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(RuntimeReport).Assembly).Run(args);
}
