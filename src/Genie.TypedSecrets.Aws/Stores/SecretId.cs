using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>What a secret may be asked for by: its name or, as another account's secrets must be, its ARN.</summary>
internal static class SecretId
{
    internal static bool IsArn(string id) =>
        id.Length <= 2048 && id.StartsWith("arn:", StringComparison.Ordinal) && id.Contains(":secretsmanager:", StringComparison.Ordinal) && !id.Any(char.IsControl);

    /// <summary>Whether an id is this ARN, be it without the hyphen and the six characters AWS puts behind the name.</summary>
    internal static bool IsArnOf(string id, string? arn) =>
        id == arn || (arn is not null && IsArn(id) && arn.Length == id.Length + 7 && arn[id.Length] == '-' && arn.StartsWith(id, StringComparison.Ordinal));

    /// <summary>Refuses a read of what can be no secret.</summary>
    /// <exception cref="SecretNotFoundException">The id is not one a secret can have.</exception>
    internal static void ThrowIfUnreadable(string id, string storeName)
    {
        if (!IsArn(id))
        {
            SecretName.ThrowIfUnreadable(id, storeName);
        }
    }
}
