using System.Buffers;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Reads the encryption key of a request.</summary>
internal static class KmsKeys
{
    /// <summary>The alias of the AWS managed key, which responses leave out in <c>KmsKeyId</c>.</summary>
    internal const string DefaultAlias = "alias/aws/secretsmanager";

    private static readonly SearchValues<char> s_characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/_:");

    /// <summary>Gets the customer-managed key; null for the AWS managed key, which an empty string selects as well.</summary>
    /// <exception cref="SecretsManagerError">It isn't a key id, an alias or an ARN.</exception>
    internal static string? Read(string? kmsKeyId)
    {
        if (string.IsNullOrEmpty(kmsKeyId) || kmsKeyId == DefaultAlias || (kmsKeyId.StartsWith("arn:", StringComparison.Ordinal) && kmsKeyId.EndsWith(":" + DefaultAlias, StringComparison.Ordinal)))
        {
            return null;
        }

        return kmsKeyId.AsSpan().ContainsAnyExcept(s_characters)
            ? throw SecretsManagerError.InvalidParameter("The parameter KmsKeyId isn't valid. It must be the ARN, key ID, or alias of a KMS key.")
            : kmsKeyId;
    }
}
