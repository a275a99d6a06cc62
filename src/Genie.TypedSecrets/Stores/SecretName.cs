using System.Buffers;

namespace Genie.TypedSecrets.Stores;

/// <summary>Which names the embedded stores take: those of Secrets Manager that are also plain relative paths.</summary>
internal static class SecretName
{
    /// <summary>The longest name Secrets Manager takes, in characters.</summary>
    internal const int MaxLength = 512;

    private const string AllowedCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+=.@-";

    private static readonly SearchValues<char> s_allowed = SearchValues.Create(AllowedCharacters);

    /// <summary>Refuses a read of what can be no secret.</summary>
    /// <exception cref="SecretNotFoundException">The name is not one a secret can have.</exception>
    internal static void ThrowIfUnreadable(string name, string storeName)
    {
        if (FindProblem(name) is { } problem)
        {
            throw new SecretNotFoundException(Printable(name), storeName, $"It cannot be a secret's name: {problem}");
        }
    }

    /// <summary>Refuses a write to what can be no secret.</summary>
    /// <exception cref="ArgumentException">The name is not one a secret can have.</exception>
    internal static void ThrowIfUnwritable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (FindProblem(name) is { } problem)
        {
            throw new ArgumentException($"'{Printable(name)}' cannot be a secret's name: {problem}", nameof(name));
        }
    }

    private static string? FindProblem(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return $"a name has 1 to {MaxLength} characters.";
        }

        if (name.AsSpan().ContainsAnyExcept(s_allowed))
        {
            return "a name has letters, digits and the characters / _ + = . @ - only, all of ASCII.";
        }

        // "..": one level up. "..data": the link inside a mounted volume that is swapped under its readers.
        return Array.Exists(name.Split('/'), static part => part.Length == 0 || part is "." || part.StartsWith("..", StringComparison.Ordinal))
            ? "between its slashes a name has at least one character, and not '.' nor two dots in front."
            : null;
    }

    // Such a name may have come from anywhere; it must not break a log's lines.
    private static string Printable(string name) =>
        string.Concat(name.Take(100).Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)) + (name.Length > 100 ? "…" : string.Empty);
}
