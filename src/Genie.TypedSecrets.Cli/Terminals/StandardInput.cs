using System.Runtime.InteropServices;

namespace Genie.TypedSecrets.Cli.Terminals;

/// <summary>Opens the standard input of the process.</summary>
internal static class StandardInput
{
    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>Opens the standard input if it is redirected; null if it is a terminal, or if the process was started without one (<c>&lt;&amp;-</c>).</summary>
    internal static Stream? Open() => Console.IsInputRedirected && IsInherited() ? Console.OpenStandardInput() : null;

    // Without a standard input, the .NET runtime gets its descriptor for a pipe of its own, from which a read never returns. A descriptor that is
    // closed by exec, as the runtime's are, was not inherited from the shell.
    private static bool IsInherited() => OperatingSystem.IsWindows() || (fcntl(0, GetDescriptorFlags) is >= 0 and var flags && (flags & CloseOnExec) == 0);

#pragma warning disable CA5392, SYSLIB1054, IDE1006 // Integers need no generated marshalling; the library is the system's.
    [DllImport("libc", SetLastError = true)]
    private static extern int fcntl(int descriptor, int command);
#pragma warning restore CA5392, SYSLIB1054, IDE1006
}
