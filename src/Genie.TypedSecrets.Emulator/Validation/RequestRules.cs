using System.Text.Json;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Validation;

/// <summary>Checks a request before its operation runs: the service model first, then the characters of names.</summary>
internal static class RequestRules
{
    /// <exception cref="SecretsManagerError">The request isn't valid.</exception>
    internal static void Validate(string operation, JsonElement request)
    {
        RequestValidator.Validate(operation, request);
        if (request.TryGetProperty("Name", out var name) && operation == "CreateSecret")
        {
            SecretIdentifier.ThrowIfInvalidName(name.GetString()!);
        }

        if (request.TryGetProperty("SecretId", out var secretId) && secretId.ValueKind == JsonValueKind.String)
        {
            SecretIdentifier.ThrowIfInvalid(secretId.GetString()!);
        }

        if (operation == "BatchGetSecretValue" && request.TryGetProperty("SecretIdList", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray())
            {
                SecretIdentifier.ThrowIfInvalid(item.GetString()!);
            }
        }
    }
}
