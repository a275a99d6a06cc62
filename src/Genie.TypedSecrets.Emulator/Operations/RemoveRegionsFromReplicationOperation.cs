using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>RemoveRegionsFromReplication</c>: deletes the replicas in the regions. A region without a replica is ignored.</summary>
internal static class RemoveRegionsFromReplicationOperation
{
    internal const string Name = "RemoveRegionsFromReplication";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.Edit(call.Fields.SecretId());
        var regions = call.Fields.Texts("RemoveReplicaRegions")!;
        secret.Replicas.RemoveAll(replica => regions.Contains(replica.Region, StringComparer.Ordinal));
        call.Save(secret);
        return new JsonObject { ["ARN"] = secret.Arn, ["ReplicationStatus"] = ReplicaFields.Status(secret) };
    }
}
