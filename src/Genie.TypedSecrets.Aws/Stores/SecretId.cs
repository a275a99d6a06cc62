using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Represents the id of a secret in a request: its name or its ARN.</summary>
internal static class SecretId
{
    internal static bool IsArn(string id) =>
        id.Length <= 2048 && id.StartsWith("arn:", StringComparison.Ordinal) && id.Contains(":secretsmanager:", StringComparison.Ordinal) && !id.Any(char.IsControl);

    /// <summary>Determines whether an id is this ARN, with or without the hyphen and the six characters that AWS appends to the name.</summary>
    internal static bool IsArnOf(string id, string? arn) =>
        id == arn || (arn is not null && IsArn(id) && arn.Length == id.Length + 7 && arn[id.Length] == '-' && arn.StartsWith(id, StringComparison.Ordinal));

    /// <summary>Rejects an id that no secret can have.</summary>
    /// <exception cref="SecretNotFoundException">No secret can have the id.</exception>
    internal static void ThrowIfUnreadable(string id, string storeName)
    {
        if (!IsArn(id))
        {
            SecretName.ThrowIfUnreadable(id, storeName);
        }
    }
}
