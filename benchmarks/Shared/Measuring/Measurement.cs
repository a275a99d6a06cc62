using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Genie.TypedSecrets.Benchmarks.Shared;

/// <summary>The result of one benchmark: the median time and the allocated bytes.</summary>
/// <param name="Benchmark">The method's name.</param>
/// <param name="Parameters">Its parameters' values, in order.</param>
/// <param name="Nanoseconds">The median time of one operation.</param>
/// <param name="Bytes">The bytes one operation allocates.</param>
internal sealed record Measurement(string Benchmark, IReadOnlyList<object> Parameters, double Nanoseconds, long Bytes)
{
    /// <summary>Runs benchmark classes.</summary>
    /// <exception cref="InvalidOperationException">A benchmark failed.</exception>
    public static IReadOnlyList<Measurement> Run(bool isShort, params Type[] types)
    {
        // In this process: a project made for the purpose would build the whole product again, compilers and all.
        var here = Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(10), logOutput: true));
        var job = isShort
            ? here.WithWarmupCount(2).WithIterationCount(3).WithIterationTime(TimeInterval.FromMilliseconds(50))
            : here.WithWarmupCount(5).WithIterationCount(15).WithIterationTime(TimeInterval.FromMilliseconds(250));
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default);
        return [.. BenchmarkRunner.Run(types, config).SelectMany(Read)];
    }

    private static IEnumerable<Measurement> Read(Summary summary)
    {
        if (summary.HasCriticalValidationErrors)
        {
            throw new InvalidOperationException($"{summary.Title}: {string.Join("; ", summary.ValidationErrors.Select(e => e.Message))}");
        }

        return summary.Reports.Select(report => new Measurement(
            report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
            [.. report.BenchmarkCase.Parameters.Items.Select(item => item.Value)],
            report.ResultStatistics?.Median ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} gave no result."),
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0));
    }
}
