using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Benchmarks.Compiling;

/// <summary>Runs the SDK's compiler in processes of their own: what a build costs that no build server helps. The compiler is compiled ahead of time.</summary>
internal static class CompilerProcess
{
    /// <summary>Measures the milliseconds that one compilation takes longer than another.</summary>
    public static double MeasureAdded(Compilation without, Compilation with, int runs)
    {
        var directory = Directory.CreateTempSubdirectory("genie-compile").FullName;
        try
        {
            var (small, large) = (WriteArguments(without, directory, "without"), WriteArguments(with, directory, "with"));
            List<double> added = [];
            for (var i = 0; i <= runs; i++)
            {
                var start = Run(small);
                added.Add(Run(large) - start);
            }

            // The first one reads the compiler from the disk.
            return added.Skip(1).Order().ElementAt(runs / 2);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string WriteArguments(Compilation compilation, string directory, string name)
    {
        var arguments = Arguments(Path.Combine(directory, name + ".dll"));
        foreach (var (tree, number) in compilation.SyntaxTrees.Select((tree, number) => (tree, number)))
        {
            var file = Path.Combine(directory, $"{name}.{number}.cs");
            File.WriteAllText(file, tree.ToString());
            arguments.Add($"\"{file}\"");
        }

        var response = Path.Combine(directory, name + ".rsp");
        File.WriteAllLines(response, arguments);
        return response;
    }

    /// <summary>Gets the arguments of every compilation: the language, the references, and the file to write.</summary>
    public static List<string> Arguments(string output) =>
    [
        "/noconfig", "/nostdlib+", "/nullable:enable", "/langversion:12", $"/out:\"{output}\"",
        $"/reference:\"{typeof(Secret<>).Assembly.Location}\"",
        .. Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll").Where(IsManaged).Select(file => $"/reference:\"{file}\""),
    ];

    /// <summary>Runs the compiler, and returns its output.</summary>
    /// <param name="responseFile">The file with its arguments.</param>
    /// <param name="exitCode">The exit code.</param>
    public static string Run(string responseFile, out int exitCode)
    {
        ProcessStartInfo start = new("dotnet", [FindCompiler(), "@" + responseFile]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        exitCode = process.ExitCode;
        return output;
    }

    private static double Run(string responseFile)
    {
        var time = Stopwatch.StartNew();
        var output = Run(responseFile, out var exitCode);
        return exitCode == 0 ? time.Elapsed.TotalMilliseconds : throw new InvalidOperationException(output);
    }

    // dotnet/shared/Microsoft.NETCore.App/10.0.0 and dotnet/sdk/10.0.100.
    private static string FindCompiler() => Directory
        .EnumerateDirectories(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../sdk")))
        .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
        .Last(File.Exists);

    private static bool IsManaged(string file) => Path.GetFileName(file) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll") && !name.Contains(".Native", StringComparison.Ordinal);
}
