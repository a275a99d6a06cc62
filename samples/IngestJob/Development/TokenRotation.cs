using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Stores;

namespace IngestJob.Development;

/// <summary>What a rotation does, elsewhere on a schedule: a new token into the store, and the old one is worth nothing any more.</summary>
internal static class TokenRotation
{
    /// <returns>False where the store is not one to try things out with.</returns>
    internal static async Task<bool> TryRotateAsync(ISecretStore? store, StandIns services, CancellationToken cancellationToken)
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
        await writable.PutAsync(name, JsonSerializer.SerializeToUtf8Bytes(value), cancellationToken: cancellationToken);
        services.Revoke(old);
        return true;
    }
}
