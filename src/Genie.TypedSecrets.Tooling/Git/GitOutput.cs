namespace Genie.TypedSecrets.Tooling.Git;

/// <summary>Represents the result of a Git command.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The standard output.</param>
/// <param name="Error">The standard error.</param>
internal sealed record GitOutput(int ExitCode, byte[] Output, string Error)
{
    /// <summary>Gets the trimmed output; null if the command failed.</summary>
    internal string? Text => ExitCode == 0 ? System.Text.Encoding.UTF8.GetString(Output).Trim() : null;

    /// <summary>Gets the lines of the output; none if the command failed.</summary>
    internal IReadOnlyList<string> Lines => Text?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
