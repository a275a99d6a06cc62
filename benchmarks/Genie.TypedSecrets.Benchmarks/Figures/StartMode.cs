using System.Diagnostics;

namespace Genie.TypedSecrets.Benchmarks.Figures;

/// <summary>Represents the cost of the first value of a process that is published in a given way.</summary>
/// <param name="Name">The way.</param>
/// <param name="Hello">The milliseconds that a process takes which reads nothing.</param>
/// <param name="Value">The milliseconds that the same process takes when it reads a secret from memory.</param>
internal sealed record StartMode(string Name, double Hello, double Value)
{
    private const string Project = "Genie.TypedSecrets.Start";

    /// <summary>Gets the milliseconds that the secret adds.</summary>
    public double Added => Value - Hello;

    /// <summary>Publishes the process in each way, and runs it with and without the secret in turns. The figures are medians.</summary>
    /// <param name="runs">The number of runs of each.</param>
    public static IReadOnlyList<StartMode> MeasureAll(int runs) =>
    [
        Measure("the just-in-time compiler", "Jit", runs),
        Measure("ReadyToRun (`PublishReadyToRun`)", "ReadyToRun", runs),
        Measure("NativeAOT (`PublishAot`)", "NativeAot", runs),
    ];

    private static StartMode Measure(string name, string mode, int runs)
    {
        var directory = Publish(mode);
        try
        {
            var program = Path.Combine(directory, OperatingSystem.IsWindows() ? Project + ".exe" : Project);
            List<double> hello = [];
            List<double> value = [];
            for (var i = 0; i < runs; i++)
            {
                hello.Add(Run(program));
                value.Add(Run(program, "value"));
            }

            return new(name, Median(hello), Median(value));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Publish(string mode)
    {
        var directory = Directory.CreateTempSubdirectory("genie-start-").FullName;
        ProcessStartInfo start = new("dotnet", ["publish", Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../..", Project)), "-c", "Release", "-nologo", "-v", "q", "-o", directory]) { UseShellExecute = false };
        start.Environment["StartMode"] = mode;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0 ? directory : throw new InvalidOperationException($"{Project} could not be published with StartMode={mode}. See the errors above.");
    }

    private static double Run(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        _ = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? clock.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"{Project} failed with exit code {process.ExitCode}.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
