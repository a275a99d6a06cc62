using System.CommandLine;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--skip-validation</c>.</summary>
internal static class ValidationOptions
{
    internal static readonly Option<bool> Skip = new("--skip-validation") { Description = "Store the value without checking it against its schema." };

    /// <summary>Validates a value, unless the option is given.</summary>
    /// <returns>A warning; null if there is none.</returns>
    internal static string? Validate(CommandRun run, string name, ReadOnlySpan<byte> value, bool isBinary)
    {
        if (run.Get(Skip))
        {
            ValueCheck.ThrowIfBroken(value, isBinary);
            return null;
        }

        return ValueCheck.Validate(run.Project, name, value, isBinary);
    }
}
