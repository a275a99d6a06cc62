namespace Genie.TypedSecrets.Names;

/// <summary>Recognizes Amazon Resource Names of secrets, and takes the secret's name out of one.</summary>
internal static class SecretArn
{
    private const string Prefix = "arn:";
    private const string NamePart = ":secret:";

    // Secrets Manager appends a hyphen and six random characters to the name.
    private const int SuffixLength = 7;

    // A name of 512 characters, and what stands around it.
    private const int MaxLength = 600;

    /// <summary>Determines whether a text is the ARN of a secret, rather than a name.</summary>
    /// <param name="secretId">The name or ARN.</param>
    internal static bool IsArn(string secretId) => secretId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Finds the reason why a text that begins like an ARN is not that of a secret, and what to do about it.</summary>
    /// <param name="arn">The text.</param>
    /// <returns>The reason, without a period at its end; null if the text is the ARN of a secret.</returns>
    internal static string? FindProblem(string arn)
    {
        var parts = arn.Split([':'], 7);
        var isArn = arn.Length <= MaxLength
            && parts.Length == 7
            && parts[0] == "arn"
            && IsWord(parts[1])
            && parts[2] == "secretsmanager"
            && IsWord(parts[3])
            && parts[4].Length == 12 && parts[4].All(IsDigit)
            && parts[5] == "secret"
            && parts[6].Length > 0
            && parts[6].IndexOfAny(['{', '}']) < 0
            && SecretNamePattern.FindProblem(parts[6]) is null;
        return isArn ? null : "the ARN of a secret has the form arn:aws:secretsmanager:us-east-1:123456789012:secret:name-AbCdEf. Correct it, or write the name";
    }

    /// <summary>Gets the name that a secret has in a store without ARNs: the name itself or, of an ARN, the name in it without the random suffix.</summary>
    /// <param name="secretId">The name or ARN.</param>
    internal static string NameOf(string secretId) => IsArn(secretId) ? NamesIn(secretId).First() : secretId;

    /// <summary>
    /// Gets the texts that a secret id may mean: the id itself or, of an ARN, the name in it without the random suffix and,
    /// since a partial ARN has none, with it.
    /// </summary>
    /// <param name="secretId">The name or ARN.</param>
    internal static IEnumerable<string> NamesIn(string secretId)
    {
        var at = IsArn(secretId) ? secretId.IndexOf(NamePart, StringComparison.Ordinal) : -1;
        if (at < 0)
        {
            yield return secretId;
            yield break;
        }

        var name = secretId.Substring(at + NamePart.Length);
        var cut = name.Length - SuffixLength;
        if (cut > 0 && name[cut] == '-')
        {
            yield return name.Substring(0, cut);
        }

        yield return name;
    }

    private static bool IsWord(string part) => part.Length is > 0 and <= 32 && part.All(static c => c is (>= 'a' and <= 'z') or '-' || IsDigit(c));

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
