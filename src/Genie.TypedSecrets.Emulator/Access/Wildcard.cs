using System.IO.Enumeration;

namespace Genie.TypedSecrets.Emulator;

/// <summary>The wildcards of policies: <c>*</c> for any characters, also none and also slashes; <c>?</c> for one.</summary>
internal static class Wildcard
{
    internal static bool IsMatch(string pattern, string text, bool ignoreCase) =>
        // A backslash is an escape there and a plain character here.
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), text, ignoreCase);
}
