namespace Genie.TypedSecrets.Names;

/// <summary>Takes the secret's name out of an Amazon Resource Name.</summary>
internal static class SecretArn
{
    private const string Prefix = "arn:";
    private const string NamePart = ":secret:";

    // Secrets Manager appends a hyphen and six random characters to the name.
    private const int SuffixLength = 7;

    /// <summary>
    /// Gets the texts that a secret id may mean: the id itself or, of an ARN, the name in it without the random suffix and,
    /// since a partial ARN has none, with it.
    /// </summary>
    /// <param name="secretId">The name or ARN.</param>
    internal static IEnumerable<string> NamesIn(string secretId)
    {
        var at = secretId.StartsWith(Prefix, StringComparison.Ordinal) ? secretId.IndexOf(NamePart, StringComparison.Ordinal) : -1;
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
}
