using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Tooling.Management;

namespace Genie.TypedSecrets.Tooling.Drift;

/// <summary>The rule about the KMS keys of an environment: the secrets have the expected key, or else the same one.</summary>
internal static class KmsKeyRules
{
    private const string AccountKey = "aws/secretsmanager";

    /// <summary>Compares the keys of an environment's secrets.</summary>
    /// <param name="secrets">The secrets of the environment.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="expected">The expected key; null for the one that most of the secrets have.</param>
    internal static IEnumerable<Finding> Check(IReadOnlyList<SecretMetadata> secrets, string environment, string? expected)
    {
        var key = expected is null ? MostCommon(secrets) : IdOf(expected);
        foreach (var secret in secrets.Where(secret => key is not null && IdOf(secret.KmsKeyId) != key))
        {
            yield return new(
                "GTF1203",
                FindingSeverity.Warning,
                $"The secret is encrypted with the key {IdOf(secret.KmsKeyId)}; {(expected is null ? $"most secrets of '{environment}' are encrypted with" : "the expected key is")} {key}. Change it: aws secretsmanager update-secret --secret-id {CommandArgument.Quote(secret.Name)} --kms-key-id {key}",
                secret.Name);
        }
    }

    // A customer managed key before the account's, where as many secrets have either.
    private static string? MostCommon(IReadOnlyList<SecretMetadata> secrets) => secrets.GroupBy(static secret => IdOf(secret.KmsKeyId), StringComparer.Ordinal)
        .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key == AccountKey).ThenBy(static group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    // An ARN and its last part name the same key.
    private static string IdOf(string? key)
    {
        var id = string.IsNullOrEmpty(key) ? AccountKey : key[(key.LastIndexOf(':') + 1)..];
        return id.StartsWith("key/", StringComparison.Ordinal) ? id["key/".Length..] : id == "alias/" + AccountKey ? AccountKey : id;
    }
}
