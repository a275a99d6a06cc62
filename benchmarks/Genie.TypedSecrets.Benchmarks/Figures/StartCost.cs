using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Benchmarks.Figures;

/// <summary>Represents the cost of the first value of a process, from a store in memory.</summary>
/// <param name="Methods">The number of methods that the just-in-time compiler compiles.</param>
/// <param name="Milliseconds">The time.</param>
internal sealed record StartCost(int Methods, double Milliseconds)
{
    /// <summary>Measures in processes of their own, and takes the medians.</summary>
    public static StartCost MeasureElsewhere(int runs)
    {
        var costs = Enumerable.Range(0, runs).Select(static _ => MeasureElsewhere()).ToList();
        return new(costs.Select(cost => cost.Methods).Order().ElementAt(runs / 2), costs.Select(cost => cost.Milliseconds).Order().ElementAt(runs / 2));
    }

    /// <summary>Returns what <see cref="MeasureElsewhere(int)"/> reads: the methods, a tab and the milliseconds.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Methods}\t{Milliseconds}");


    /// <summary>Measures in this process; only the first call in a process measures a start.</summary>
    public static StartCost Measure()
    {
        var before = JitInfo.GetCompiledMethodCount();
        var time = Stopwatch.StartNew();
        InMemorySecretStore store = new();
        store.PutAsync("genie-dev/api-keys", Encoding.UTF8.GetBytes("""{"github_token":"fake-github-token","slack_webhook":"https://hooks.example.com/fake","external_api":{"base_url":"https://api.example.com","key":"fake-key"}}""")).AsTask().GetAwaiter().GetResult();
        Secrets.Configure(options => options.Store = store);
        _ = Secrets.Dev.ApiKeys.GithubToken.Reveal();
        return new((int)(JitInfo.GetCompiledMethodCount() - before), time.Elapsed.TotalMilliseconds);
    }

    private static StartCost MeasureElsewhere()
    {
        ProcessStartInfo start = new("dotnet", [typeof(StartCost).Assembly.Location, "start"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var parts = process.StandardOutput.ReadToEnd().Split('\t');
        process.WaitForExit();
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
