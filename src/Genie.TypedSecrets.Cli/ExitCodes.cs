namespace Genie.TypedSecrets.Cli;

/// <summary>The exit codes, the same for all commands.</summary>
internal static class ExitCodes
{
    /// <summary>The command did what was asked.</summary>
    internal const int Success = 0;

    /// <summary>The command could not run; standard error says why.</summary>
    internal const int Failed = 1;

    /// <summary>The command ran and has findings at or above <c>--fail-on</c>.</summary>
    internal const int Findings = 2;

    /// <summary>The command was interrupted.</summary>
    internal const int Interrupted = 130;
}
