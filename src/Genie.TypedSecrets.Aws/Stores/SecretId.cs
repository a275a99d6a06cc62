using System.Buffers;

namespace Genie.TypedSecrets.Aws;

/// <summary>Validates the id of a secret in a request: its name or its ARN. Every id that Secrets Manager accepts is valid.</summary>
/// <remarks>The rules are those of docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html.</remarks>
internal static class SecretId
{
    private const int MaxNameLength = 512;
    private const int MaxShownLength = 100;
    private const string AllowedCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+=.@!-";

    private static readonly SearchValues<char> s_allowed = SearchValues.Create(AllowedCharacters);

    /// <summary>Determines whether a text can be a name.</summary>
    internal static bool IsName(string text, int maxLength = MaxNameLength) =>
        text.Length > 0 && text.Length <= maxLength && !text.AsSpan().ContainsAnyExcept(s_allowed);

    /// <summary>Determines whether an id is this ARN, with or without the hyphen and the six characters that AWS appends to the name.</summary>
    internal static bool IsArnOf(string id, string? arn) =>
        id == arn || (arn is not null && SecretArn.IsMeant(id) && arn.Length == id.Length + 7 && arn[id.Length] == '-' && arn.StartsWith(id, StringComparison.Ordinal));

    /// <summary>Rejects an id that no secret can have.</summary>
    /// <exception cref="SecretNotFoundException">No secret can have the id.</exception>
    internal static void ThrowIfUnreadable(string id, string storeName)
    {
        if (FindProblem(id) is { } problem)
        {
            throw new SecretNotFoundException(Printable(id), storeName, $"It cannot be a secret's name: {problem}");
        }
    }

    /// <summary>Rejects an id that no secret can have.</summary>
    /// <exception cref="ArgumentException">No secret can have the id.</exception>
    internal static void ThrowIfUnwritable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (FindProblem(name) is { } problem)
        {
            throw new ArgumentException($"'{Printable(name)}' cannot be a secret's name: {problem}", nameof(name));
        }
    }

    private static string? FindProblem(string id)
    {
        if (SecretArn.IsMeant(id))
        {
            return SecretArn.TryParse(id) is null
                ? "it is not the ARN of a secret, such as arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/api-keys-a1b2c3."
                : null;
        }

        if (id.Length is 0 or > MaxNameLength)
        {
            return $"a name has 1 to {MaxNameLength} characters.";
        }

        return IsName(id) ? null : "a name consists of ASCII letters, digits and the characters / _ + = . @ ! -.";
    }

    // An id can come from anywhere. Other characters than those of ASCII that print could change a terminal or a log.
    private static string Printable(string id) =>
        string.Concat(id.Take(MaxShownLength).Select(static c => c is >= ' ' and <= '~' ? c : '?')) + (id.Length > MaxShownLength ? "…" : string.Empty);
}
