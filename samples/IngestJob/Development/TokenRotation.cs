using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Stores;

namespace IngestJob.Development;

/// <summary>Rotates the token as a schedule would: puts a new token into the store and revokes the old one.</summary>
internal static class TokenRotation
{
    /// <returns>False if the store is not for development, or the job may not write to it; then nothing changes.</returns>
    internal static async Task<bool> TryRotateAsync(ISecretStore? store, FakeServices services, CancellationToken cancellationToken)
    {
        if (DevelopmentStore.AsWritable(store) is not { } writable)
        {
            return false;
        }

        var name = Secrets.Current.ApiKeys.SecretName;
        using var payload = await writable.GetAsync(new SecretRequest(name), cancellationToken);
        var value = JsonNode.Parse(payload.Reveal())!.AsObject();
        var old = (string)value["github_token"]!;
        value["github_token"] = old == FakeValues.TokenA ? FakeValues.TokenB : FakeValues.TokenA;
        try
        {
            await writable.PutAsync(name, JsonSerializer.SerializeToUtf8Bytes(value), cancellationToken: cancellationToken);
        }
        catch (SecretAccessDeniedException)
        {
            return false;
        }

        services.Revoke(old);
        return true;
    }
}
