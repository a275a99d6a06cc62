using BenchmarkDotNet.Running;
using Genie.TypedSecrets.Benchmarks.Reporting;

// report [--short]   measures everything and writes docs/benchmarks.md; eng/benchmarks.sh runs this and the generator's.
// anything else      BenchmarkDotNet's own arguments, such as --filter '*WarmReads*'.
if (args is ["report", ..])
{
    await RuntimeReport.WriteAsync(args.Contains("--short"));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(RuntimeReport).Assembly).Run(args);
}
