using System.Globalization;
using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Generator.Benchmarks.Compiling;

/// <summary>
/// Measures the generator's first run in a process, the just-in-time compiler's work included: a build on the command line. The process is the
/// SDK's compiler, which is compiled ahead of time and reports the time of generators itself. The package contains the generator compiled
/// ahead of time, for the SDK on Linux x64, and as a portable assembly.
/// </summary>
internal static partial class FirstRun
{
    // The compiler looks at declarations after the generators have run, and stops at an error: what follows is not measured here.
    private const string Program = "class Program : StopsTheCompilerAfterTheGenerators { }";

    /// <summary>Measures both forms in processes of their own, in turns, and returns the medians in milliseconds.</summary>
    public static (double Compiled, double Portable) Measure(int schemas, int runs)
    {
        var portable = Path.GetDirectoryName(typeof(TypedSecretsGenerator).Assembly.Location)!;
        var compiled = Path.Combine(AppContext.BaseDirectory, "compiled");
        var directory = Directory.CreateTempSubdirectory("genie-first-run").FullName;
        try
        {
            var forms = new[] { Directory.Exists(compiled) ? compiled : portable, portable }.Select(form => WriteArguments(schemas, directory, form)).ToList();
            // The first ones read the compiler from the disk.
            var times = Enumerable.Range(0, runs + 1).Select(_ => forms.ConvertAll(Run)).Skip(1).ToList();
            return (times.Select(run => run[0]).Order().ElementAt(runs / 2), times.Select(run => run[1]).Order().ElementAt(runs / 2));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string WriteArguments(int schemas, string directory, string analyzers)
    {
        var program = Path.Combine(directory, "Program.cs");
        var configuration = Path.Combine(directory, "job.globalconfig");
        File.WriteAllText(program, Program);
        List<string> options = ["is_global = true", "build_property.RootNamespace = Job"];
        List<string> arguments =
        [
            .. CompilerProcess.Arguments(Path.Combine(directory, "job.dll")),
            "/skipanalyzers+", "/reportanalyzer", "/preferreduilang:en-US", $"/analyzerconfig:\"{configuration}\"",
            $"/analyzer:\"{Path.Combine(analyzers, "Genie.TypedSecrets.Generator.dll")}\"", $"/analyzer:\"{Path.Combine(analyzers, "Genie.TypedSecrets.Schema.dll")}\"",
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
        var response = Path.Combine(directory, $"{Path.GetFileName(analyzers)}.rsp");
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
