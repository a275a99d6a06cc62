using System.Diagnostics;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>Creates named pipes, which block a reader that opens them until another process writes.</summary>
internal static class UnixPipe
{
    internal static void Create(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("mkfifo") { ArgumentList = { path } })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
