using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>ReplicateSecretToRegions</c>. Replicas can be read in their regions at once.</summary>
internal static class ReplicateSecretToRegionsOperation
{
    internal const string Name = "ReplicateSecretToRegions";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.Edit(call.Fields.SecretId());
        call.Permissions.RequireKey(secret, secret.Versions.FindByStage(VersionStage.Current)?.Id, CheckedActions.Decrypt);
        ReplicaFields.AddAndSave(call, secret, call.Fields.Structures("AddReplicaRegions")!);
        return new JsonObject { ["ARN"] = secret.Arn, ["ReplicationStatus"] = ReplicaFields.Status(secret) };
    }
}
