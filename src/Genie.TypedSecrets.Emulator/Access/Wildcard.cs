using System.IO.Enumeration;

namespace Genie.TypedSecrets.Emulator;

/// <summary>Matches the wildcards of policies: <c>*</c> is any number of characters, including slashes; <c>?</c> is one character.</summary>
internal static class Wildcard
{
    internal static bool IsMatch(string pattern, string text, bool ignoreCase) =>
        // The file system's syntax has an escape character, policies don't.
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), text, ignoreCase);
}
