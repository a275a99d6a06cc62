using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Genie.TypedSecrets.Performance.Tests;

/// <summary>Runs the benchmarks' <c>figures</c> command once for each of the two projects.</summary>
internal static class FigureProcess
{
    private static readonly Lazy<IReadOnlyDictionary<string, double>> s_runtime = new(static () => Run("Genie.TypedSecrets.Benchmarks"));
    private static readonly Lazy<IReadOnlyDictionary<string, double>> s_generator = new(static () => Run("Genie.TypedSecrets.Generator.Benchmarks"));

    /// <summary>Gets the figures of the runtime by name.</summary>
    internal static IReadOnlyDictionary<string, double> Runtime => s_runtime.Value;

    /// <summary>Gets the figures of the generator by name.</summary>
    internal static IReadOnlyDictionary<string, double> Generator => s_generator.Value;

    private static Dictionary<string, double> Run(string project)
    {
        var assembly = Path.Combine(Metadata("Benchmarks"), project, "bin", Metadata("Configuration"), "net10.0", project + ".dll");
        ProcessStartInfo start = new("dotnet", [assembly, "figures"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.Result);
        return output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[1], parts => double.Parse(parts[0], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    private static string Metadata(string key) => typeof(FigureProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
