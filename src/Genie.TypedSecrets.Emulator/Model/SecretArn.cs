using System.Buffers;
using System.Security.Cryptography;

namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Creates and parses ARNs of secrets: <c>arn:aws:secretsmanager:us-east-1:000000000000:secret:genie-dev/api-keys-AbCdEf</c>.</summary>
internal sealed class SecretArn(string region, string accountId)
{
    private const int SuffixLength = 6;
    private const int RegionAt = 3;
    private const int NameAt = 6;
    private const string SuffixCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> s_suffixCharacters = SearchValues.Create(SuffixCharacters);

    private readonly string _prefix = $"arn:{PartitionOf(region)}:secretsmanager:{region}:{accountId}:secret:";

    /// <summary>Creates a new ARN. A secret that is created again gets another one.</summary>
    internal string Create(string name) => $"{_prefix}{name}-{RandomNumberGenerator.GetString(SuffixCharacters, SuffixLength)}";

    internal static bool IsArn(string secretId) => secretId.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>
    /// Gets the name in a secret's ARN, and whether the ARN is complete; null if the ARN isn't a secret's. An ARN that ends in a hyphen and six letters or digits counts
    /// as complete, which is why a secret whose name ends so isn't found by its partial ARN.
    /// </summary>
    internal static (string Name, bool IsComplete)? NameOf(string arn)
    {
        var parts = arn.Split(':', NameAt + 1);
        if (parts.Length != NameAt + 1 || parts[2] != "secretsmanager" || parts[5] != "secret")
        {
            return null;
        }

        var name = parts[NameAt];
        return HasSuffix(name) ? (name[..^(SuffixLength + 1)], true) : (name, false);
    }

    /// <summary>Gets the partial ARN of a complete one.</summary>
    internal static string WithoutSuffix(string arn) => HasSuffix(arn) ? arn[..^(SuffixLength + 1)] : arn;

    /// <summary>Gets the ARN of the replica in another region, which has the same suffix.</summary>
    internal static string InRegion(string arn, string region)
    {
        var parts = arn.Split(':', NameAt + 1);
        parts[1] = PartitionOf(region);
        parts[RegionAt] = region;
        return string.Join(':', parts);
    }

    internal static string PartitionOf(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };

    private static bool HasSuffix(string text)
    {
        var dash = text.Length - SuffixLength - 1;
        return dash > 0 && text[dash] == '-' && !text.AsSpan(dash + 1).ContainsAnyExcept(s_suffixCharacters);
    }
}
