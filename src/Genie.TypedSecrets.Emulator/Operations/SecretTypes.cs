using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Rejects managed external secrets, whose types and rotation belong to AWS's partners.</summary>
internal static class SecretTypes
{
    /// <exception cref="SecretsManagerError">The request has the type of a managed external secret.</exception>
    internal static void ThrowIfManaged(string? type)
    {
        if (!string.IsNullOrEmpty(type))
        {
            throw SecretsManagerError.InvalidParameter("The emulator doesn't support managed external secrets. Leave Type out.");
        }
    }
}
