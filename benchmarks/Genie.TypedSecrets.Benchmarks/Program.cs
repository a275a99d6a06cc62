using BenchmarkDotNet.Running;
using Genie.TypedSecrets.Benchmarks.Memory;
using Genie.TypedSecrets.Benchmarks.Reporting;

// report [--short]   measures everything and writes docs/benchmarks.md; eng/benchmarks.sh runs this and the generator's.
// memory             measures the bytes that a cached secret takes.
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
else
{
    BenchmarkSwitcher.FromAssembly(typeof(RuntimeReport).Assembly).Run(args);
}
