using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>StopReplicationToReplica</c>: makes a replica an independent secret. It is called in the replica's region.</summary>
internal static class StopReplicationToReplicaOperation
{
    internal const string Name = "StopReplicationToReplica";

    internal static JsonObject Execute(OperationCall call)
    {
        var replica = call.FindActive(call.Fields.SecretId());
        if (replica.ReplicaOfRegion is not { } primaryRegion)
        {
            throw SecretsManagerError.InvalidRequest("The secret isn't a replica secret. Call must be made in the replica secret's region.");
        }

        var primary = call.Account.Region(primaryRegion).FindByName(replica.Name)!.Clone();
        primary.Replicas.RemoveAll(entry => entry.Region == replica.Region);

        // The independent secret is stored before the primary secret gives its replica up.
        var independent = replica.CreateStandalone();
        call.Save(independent);
        call.Save(primary);
        return new JsonObject { ["ARN"] = independent.Arn };
    }
}
