using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Stores;

/// <summary>Validates names by the rules of Secrets Manager.</summary>
internal static class SecretName
{
    /// <summary>The length of the longest name that Secrets Manager accepts, in characters.</summary>
    internal const int MaxLength = 512;

    private const int MaxShown = 100;

    /// <summary>Gets the name under which a store without ARNs keeps a secret: of an ARN, the name in it.</summary>
    /// <exception cref="SecretNotFoundException">No secret can have the name.</exception>
    internal static string ToReadable(string nameOrArn, string storeName)
    {
        var name = SecretArn.NameOf(nameOrArn);
        return FindProblem(name) is { } problem
            ? throw new SecretNotFoundException(name.Length > MaxShown ? name[..MaxShown] : name, storeName, $"It cannot be a secret's name: {problem}")
            : name;
    }

    /// <summary>Gets the name under which a store without ARNs keeps a secret: of an ARN, the name in it.</summary>
    /// <exception cref="ArgumentException">No secret can have the name. The message is safe to show.</exception>
    internal static string ToWritable(string nameOrArn)
    {
        ArgumentNullException.ThrowIfNull(nameOrArn);
        var name = SecretArn.NameOf(nameOrArn);
        return FindProblem(name) is { } problem
            ? throw new ArgumentException($"{Quote(name)} cannot be a secret's name: {problem}", nameof(nameOrArn))
            : name;
    }

    /// <summary>Describes why no secret can have a name or ARN; null if one can.</summary>
    internal static string? FindProblemOf(string nameOrArn) => FindProblem(SecretArn.NameOf(nameOrArn));

    // Other characters than those of ASCII that print could change a terminal or a log.
    private static string Quote(string name) =>
        name.Length > MaxShown || name.AsSpan().ContainsAnyExceptInRange(' ', '~') ? "The given text" : $"'{name}'";

    private static string? FindProblem(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return $"a name has 1 to {MaxLength} characters.";
        }

        if (IsAllowed(name))
        {
            return null;
        }

        return SecretArn.IsArn(name)
            ? "the ARN of a secret has the form arn:aws:secretsmanager:<region>:<account>:secret:<name>."
            : "a name can contain only ASCII letters, digits and the characters / _ + = . @ ! -.";
    }

    // A loop: names are short, and a vectorized search is code that every process compiles when it starts.
    private static bool IsAllowed(string name)
    {
        foreach (var c in name)
        {
            if (!SecretNamePattern.IsAllowed(c))
            {
                return false;
            }
        }

        return true;
    }
}
