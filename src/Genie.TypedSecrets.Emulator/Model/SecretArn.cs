using System.Buffers;
using System.Security.Cryptography;

namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>ARNs of secrets: <c>arn:aws:secretsmanager:us-east-1:000000000000:secret:genie-dev/api-keys-AbCdEf</c>.</summary>
internal sealed class SecretArn(string region, string accountId)
{
    private const int SuffixLength = 6;
    private const string SuffixCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> s_suffixCharacters = SearchValues.Create(SuffixCharacters);

    private readonly string _prefix = $"arn:{PartitionOf(region)}:secretsmanager:{region}:{accountId}:secret:";

    /// <summary>A new ARN for a secret of this name. A secret that is created again has another one.</summary>
    internal string Create(string name) => $"{_prefix}{name}-{RandomNumberGenerator.GetString(SuffixCharacters, SuffixLength)}";

    internal static bool IsArn(string secretId) => secretId.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>
    /// What a secret's ARN names: the name, and the whole ARN where it is complete. An ARN whose last seven characters look like a suffix counts as
    /// complete, so that a name that ends so is not found by its partial ARN.
    /// </summary>
    internal (string? Name, bool IsComplete) Parse(string arn)
    {
        if (!arn.StartsWith(_prefix, StringComparison.Ordinal))
        {
            return (null, false);
        }

        var rest = arn.AsSpan(_prefix.Length);
        var dash = rest.Length - SuffixLength - 1;
        return dash > 0 && rest[dash] == '-' && !rest[(dash + 1)..].ContainsAnyExcept(s_suffixCharacters)
            ? (rest[..dash].ToString(), true)
            : (rest.ToString(), false);
    }

    private static string PartitionOf(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };
}
