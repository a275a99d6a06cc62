using System.ComponentModel;

namespace Genie.TypedSecrets.Cli.Terminals;

/// <summary>Describes why a program cannot be started, in the words of a shell.</summary>
internal static class ProgramStart
{
    // ENOENT and EACCES, and ERROR_FILE_NOT_FOUND and ERROR_ACCESS_DENIED.
    private const int NotFound = 2;

    internal static string Describe(string program, Win32Exception e) =>
        Directory.Exists(program) ? $"'{program}' is a directory, not a program."
        : e.NativeErrorCode switch
        {
            NotFound => $"The program '{program}' was not found. Check its name, and that its directory is in PATH.",
            5 or 13 => $"The program '{program}' cannot be started: permission is denied. Check that the file is executable.",
            8 or 193 => $"'{program}' is not a program that this system can run. A script needs a first line such as #!/bin/sh.",
            var code => $"The program '{program}' cannot be started (system error {code}).",
        };
}
