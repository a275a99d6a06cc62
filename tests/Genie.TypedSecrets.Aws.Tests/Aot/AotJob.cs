using System.Diagnostics;
using System.Reflection;
using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.Aot;

/// <summary>Publishes the project that the test assembly names as a native program, once for a class of tests.</summary>
public sealed class AotJob : IAsyncLifetime
{
    private readonly string _output = Directory.CreateTempSubdirectory("genie-aot-").FullName;

    /// <summary>Gets the output of publishing. It is empty where there are no warnings.</summary>
    internal string PublishOutput { get; private set; } = string.Empty;

    internal FileInfo Program => new(Path.Combine(_output, Path.GetFileName(Setting("AotProject")) + (OperatingSystem.IsWindows() ? ".exe" : string.Empty)));

    public async ValueTask InitializeAsync()
    {
        // The SDK looks for clang; gcc links as well.
        var linker = OperatingSystem.IsLinux() && !IsOnPath("clang") ? "-p:CppCompilerAndLinker=gcc" : string.Empty;
        var published = await DotNet.RunAsync(
            Setting("AotProject"),
            $"publish -c {Setting("Configuration")} -o \"{_output}\" --no-restore --nologo -v quiet -clp:NoSummary -p:BuildProjectReferences=false -p:TrimmerSingleWarn=false {linker}");
        PublishOutput = published.ShouldSucceed().Output;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_output, recursive: true);
        return default;
    }

    /// <summary>Runs the program with these environment variables.</summary>
    internal async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string> variables)
    {
        ProcessStartInfo start = new(Program.FullName) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }

    private static bool IsOnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command)));

    private static string Setting(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
