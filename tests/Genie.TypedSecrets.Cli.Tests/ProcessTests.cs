using System.Diagnostics;
using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Tests;

/// <summary>The built command as processes of its own, several of them on one store.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("genie-secrets-processes-").FullName;

    private static string Command => Path.Combine(AppContext.BaseDirectory, "genie-secrets.dll");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Put_ProcessesRacingOnAnEmptyStore_AgreeOnOneKeyAndLoseNothing()
    {
        const int Processes = 4;
        var running = Enumerable.Range(0, Processes).Select(i => Start("put", $"genie-dev/s{i}")).ToArray();

        // Each process waits for its value on standard input, so that all of them write at the same time.
        foreach (var (process, i) in running.Select((process, i) => (process, i)))
        {
            await process.StandardInput.WriteAsync($"{{\"v\":\"{i}\"}}");
        }

        foreach (var process in running)
        {
            process.StandardInput.Close();
        }

        foreach (var process in running)
        {
            var error = await process.StandardError.ReadToEndAsync(Ct);
            await process.WaitForExitAsync(Ct);
            process.ExitCode.ShouldBe(0, error);
            process.Dispose();
        }

        var store = new LocalSecretStore(_directory);
        (await store.ListAsync(Ct)).Count.ShouldBe(Processes);
        for (var i = 0; i < Processes; i++)
        {
            using var payload = await store.GetAsync(new($"genie-dev/s{i}"), Ct);
            Encoding.UTF8.GetString(payload.Reveal()).ShouldBe($"{{\"v\":\"{i}\"}}");
        }
    }

    [Fact]
    public async Task Run_UnknownSecret_ExitsWithAnErrorAndNoStackTrace()
    {
        using var process = Start("get", "genie-dev/missing");
        process.StandardInput.Close();

        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        process.ExitCode.ShouldBe(1);
        error.ShouldContain("genie-secrets put genie-dev/missing");
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("put genie-dev/fake", "A value is missing.")]
    [InlineData("set genie-dev/fake token", "standard input")]
    [InlineData("mcp", "standard input")]
    public async Task Run_StandardInputIsClosed_SaysThatItIsMissing(string arguments, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The shells of Windows do not close the standard input.");
        using var process = StartProcess("sh", ["-c", $"exec dotnet '{Command}' {arguments} <&-"]);

        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        process.ExitCode.ShouldNotBe(0);
        error.ShouldContain(expected);
    }

    private Process Start(params string[] arguments) => StartProcess("dotnet", [Command, .. arguments]);

    private Process StartProcess(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = _directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GENIE_SECRETS_LOCAL_DIRECTORY"] = _directory;
        return Process.Start(start)!;
    }
}
