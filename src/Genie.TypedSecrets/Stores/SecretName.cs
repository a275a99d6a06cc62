using System.Buffers;

namespace Genie.TypedSecrets.Stores;

/// <summary>Validates names by the rules of Secrets Manager.</summary>
internal static class SecretName
{
    /// <summary>The length of the longest name that Secrets Manager accepts, in characters.</summary>
    internal const int MaxLength = 512;

    private const int MaxShown = 100;
    private const string AllowedCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+=.@!-";

    private static readonly SearchValues<char> s_allowed = SearchValues.Create(AllowedCharacters);

    /// <summary>Rejects a read of a name that no secret can have.</summary>
    /// <exception cref="SecretNotFoundException">The name is not valid.</exception>
    internal static void ThrowIfUnreadable(string name, string storeName)
    {
        if (FindProblem(name) is { } problem)
        {
            throw new SecretNotFoundException(name.Length > MaxShown ? name[..MaxShown] : name, storeName, $"It cannot be a secret's name: {problem}");
        }
    }

    /// <summary>Rejects a write to a name that no secret can have.</summary>
    /// <exception cref="ArgumentException">The name is not valid. The message is safe to show.</exception>
    internal static void ThrowIfUnwritable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (FindProblem(name) is { } problem)
        {
            throw new ArgumentException($"{Quote(name)} cannot be a secret's name: {problem}", nameof(name));
        }
    }

    // Other characters than those of ASCII that print could change a terminal or a log.
    private static string Quote(string name) =>
        name.Length > MaxShown || name.AsSpan().ContainsAnyExceptInRange(' ', '~') ? "The given text" : $"'{name}'";

    private static string? FindProblem(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return $"a name has 1 to {MaxLength} characters.";
        }

        if (!name.AsSpan().ContainsAnyExcept(s_allowed))
        {
            return null;
        }

        return name.StartsWith("arn:", StringComparison.Ordinal)
            ? "this store finds secrets by name, not by ARN."
            : "a name has letters, digits and the characters / _ + = . @ ! - only, all of ASCII.";
    }
}
