using System.Diagnostics;
using System.Globalization;

namespace Genie.TypedSecrets.Generator.Benchmarks.Compiling;

/// <summary>The generator's first run in a process, the just-in-time compiler's work included: a build on the command line.</summary>
internal static class FirstRun
{
    /// <summary>Measures it in this process, in milliseconds; only the first call says what it should.</summary>
    public static double MeasureHere(int schemas)
    {
        Workload workload = new(schemas);
        var driver = workload.CreateDriver();
        var time = Stopwatch.StartNew();
        driver.RunGenerators(workload.Compilation);
        return time.Elapsed.TotalMilliseconds;
    }

    /// <summary>Measures it in processes of their own, and takes the median.</summary>
    public static double Measure(int schemas, int runs) =>
        Enumerable.Range(0, runs).Select(_ => MeasureElsewhere(schemas)).Order().ElementAt(runs / 2);

    private static double MeasureElsewhere(int schemas)
    {
        // Through dotnet, however this process was started.
        ProcessStartInfo start = new("dotnet", [typeof(FirstRun).Assembly.Location, "first", schemas.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
