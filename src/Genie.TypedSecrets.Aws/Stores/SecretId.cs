using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>What a secret may be asked for by: its name or, as another account's secrets must be, its ARN.</summary>
internal static class SecretId
{
    internal static bool IsArn(string id) =>
        id.Length <= 2048 && id.StartsWith("arn:", StringComparison.Ordinal) && id.Contains(":secretsmanager:", StringComparison.Ordinal) && !id.Any(char.IsControl);

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
