namespace Genie.TypedSecrets.Names;

/// <summary>
/// Matches the names of preview environments with a pattern such as <c>pr-*</c>: a beginning, and an asterisk at the end for one or
/// more characters.
/// </summary>
internal static class PreviewPattern
{
    /// <summary>The character that marks a pattern.</summary>
    internal const char Wildcard = '*';

    private const int MaxLength = 64;

    /// <summary>Determines whether the name of an environment is a pattern.</summary>
    internal static bool IsPattern(string name) => name.Contains(Wildcard);

    /// <summary>Gets the beginning of the names that a pattern matches.</summary>
    internal static string PrefixOf(string pattern) => pattern.Substring(0, pattern.IndexOf(Wildcard));

    /// <summary>Finds the environment of a pattern that a name means. Case is ignored; the result is in lowercase, as secret names have it.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="name">The name.</param>
    /// <returns>The environment, or null if the name does not match the pattern or cannot be an environment.</returns>
    internal static string? Find(string pattern, string name) =>
        name.Length >= pattern.Length
        && name.Length <= MaxLength
        && name.StartsWith(PrefixOf(pattern), StringComparison.OrdinalIgnoreCase)
        && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_')
            ? name.ToLowerInvariant()
            : null;
}
