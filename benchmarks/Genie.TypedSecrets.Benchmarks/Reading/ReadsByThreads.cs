using BenchmarkDotNet.Attributes;

namespace Genie.TypedSecrets.Benchmarks.Reading;

/// <summary>The time a thread needs for a read while another one reads the same: what is shared and written shows here.</summary>
public class ReadsByThreads
{
    private const int Reads = 200_000;

    private ReadTargets _targets = null!;

    /// <summary>Gets or sets the number of threads that read at once.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public async Task SetUp() => _targets = await ReadTargets.CreateAsync();

    [GlobalCleanup]
    public void CleanUp() => _targets.Dispose();

    [Benchmark(OperationsPerInvoke = Reads)]
    public long VolatileFieldAndTickCount() => OnThreads(static targets => targets.ReadFieldWithExpiry()!.Length);

    [Benchmark(OperationsPerInvoke = Reads)]
    public long StaticAccessor() => OnThreads(static _ => Secrets.Dev.ApiKeys.GithubToken.Reveal().Length);

    [Benchmark(OperationsPerInvoke = Reads)]
    public long ConcurrentDictionary() => OnThreads(static targets => targets.ReadConcurrentDictionary().Length);

    [Benchmark(OperationsPerInvoke = Reads)]
    public long OptionsMonitor() => OnThreads(static targets => targets.ReadOptions()!.Length);

    [Benchmark(OperationsPerInvoke = Reads)]
    public long CachedStringParsed() => OnThreads(static targets => targets.ParseCachedString().Length);

    // Each thread makes all the reads, so that the time of one invocation is that of one thread's reads.
    private long OnThreads(Func<ReadTargets, int> read)
    {
        var total = 0L;
        using Barrier start = new(Threads);
        var threads = Enumerable.Range(1, Threads - 1).Select(_ => new Thread(Work)).ToArray();
        foreach (var thread in threads)
        {
            thread.Start();
        }

        Work();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        return total;

        void Work()
        {
            start.SignalAndWait();
            var sum = 0L;
            for (var i = 0; i < Reads; i++)
            {
                sum += read(_targets);
            }

            Interlocked.Add(ref total, sum);
        }
    }
}
