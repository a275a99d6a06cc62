using System.Globalization;
using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Generator.Benchmarks.Compiling;

/// <summary>
/// Measures the generator's first run in a process, the just-in-time compiler's work included: a build on the command line. The process is the
/// SDK's compiler, which is compiled ahead of time and reports the time of generators itself.
/// </summary>
internal static partial class FirstRun
{
    // The compiler looks at declarations after the generators have run, and stops at an error: what follows is not measured here.
    private const string Program = "class Program : StopsTheCompilerAfterTheGenerators { }";

    /// <summary>Measures it in processes of their own, and returns the median in milliseconds.</summary>
    public static double Measure(int schemas, int runs)
    {
        var directory = Directory.CreateTempSubdirectory("genie-first-run").FullName;
        try
        {
            var arguments = WriteArguments(schemas, directory);
            // The first one reads the compiler from the disk.
            var times = Enumerable.Range(0, runs + 1).Select(_ => Run(arguments)).Skip(1);
            return times.Order().ElementAt(runs / 2);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string WriteArguments(int schemas, string directory)
    {
        var program = Path.Combine(directory, "Program.cs");
        var configuration = Path.Combine(directory, "job.globalconfig");
        var generator = typeof(TypedSecretsGenerator).Assembly.Location;
        File.WriteAllText(program, Program);
        List<string> options = ["is_global = true", "build_property.RootNamespace = Job"];
        List<string> arguments =
        [
            .. CompilerProcess.Arguments(Path.Combine(directory, "job.dll")),
            "/skipanalyzers+", "/reportanalyzer", "/preferreduilang:en-US", $"/analyzerconfig:\"{configuration}\"",
            $"/analyzer:\"{generator}\"", $"/analyzer:\"{Path.Combine(Path.GetDirectoryName(generator)!, "Genie.TypedSecrets.Schema.dll")}\"",
            $"\"{program}\"",
        ];
        foreach (var file in new Workload(schemas).Files)
        {
            var path = Path.Combine(directory, Path.GetFileName(file.Path));
            File.WriteAllText(path, file.GetText().ToString());
            arguments.Add($"/additionalfile:\"{path}\"");
            options.AddRange([$"[{path.Replace('\\', '/')}]", $"build_metadata.AdditionalFiles.GenieSecrets = {file.Tag}"]);
        }

        File.WriteAllLines(configuration, options);
        var response = Path.Combine(directory, "job.rsp");
        File.WriteAllLines(response, arguments);
        return response;
    }

    private static double Run(string arguments)
    {
        var output = CompilerProcess.Run(arguments, out _);
        return ReportedTime().Match(output) is { Success: true } reported
            ? double.Parse(reported.Groups["time"].Value, CultureInfo.InvariantCulture) * 1000
            : throw new InvalidOperationException(output);
    }

    [GeneratedRegex(@"Total generator execution time: (?<time>\d+\.\d+) seconds", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReportedTime();
}
