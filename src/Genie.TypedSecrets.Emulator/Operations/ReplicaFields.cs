using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Reads the replica regions of a request, and adds replicas to a primary secret.</summary>
internal static class ReplicaFields
{
    /// <summary>Adds the replicas that a request asks for, and saves the secret. A region that already has a replica is skipped.</summary>
    /// <exception cref="SecretsManagerError">A region is missing, or is the primary secret's.</exception>
    internal static void AddAndSave(OperationCall call, EmulatedSecret primary, IReadOnlyList<RequestFields> regions)
    {
        var isOverwriting = call.Fields.Flag("ForceOverwriteReplicaSecret") ?? false;
        var wanted = regions.Select(static region => (
            Name: region.Text("Region") ?? throw SecretsManagerError.InvalidParameter("You must specify a Region for each replica."),
            KmsKeyId: KmsKeys.Read(region.Text("KmsKeyId")))).ToArray();
        if (Array.Exists(wanted, region => region.Name == primary.Region))
        {
            throw SecretsManagerError.InvalidParameter("Invalid replica region.");
        }

        var overwritten = new List<EmulatedSecret>();
        foreach (var (name, kmsKeyId) in wanted)
        {
            if (primary.Replicas.Exists(replica => replica.Region == name && replica.IsInSync))
            {
                continue;
            }

            AuthorizeKey(call, primary, name, kmsKeyId);
            var existing = call.Account.Region(name).FindByName(primary.Name);
            var isBlocked = existing is not null && (existing.IsReplica || !isOverwriting);
            primary.Replicas.RemoveAll(replica => replica.Region == name);
            primary.Replicas.Add(new SecretReplica(name, kmsKeyId, call.Now, isBlocked ? NameTaken(primary.Name, name) : null));
            if (existing is not null && !isBlocked)
            {
                overwritten.Add(existing);
            }
        }

        // The replica is stored before the secret in its place is removed.
        call.Save(primary);
        overwritten.ForEach(call.Remove);
    }

    private static void AuthorizeKey(OperationCall call, EmulatedSecret primary, string region, string? kmsKeyId)
    {
        if (kmsKeyId is not null)
        {
            var versionId = primary.Versions.FindByStage(VersionStage.Current)?.Id;
            call.Permissions.RequireKey(kmsKeyId, region, SecretArn.InRegion(primary.Arn, region), versionId, CheckedActions.GenerateDataKey);
            call.Permissions.RequireKey(kmsKeyId, region, SecretArn.InRegion(primary.Arn, region), versionId, CheckedActions.Encrypt);
        }
    }

    /// <summary>Adds the replication status to a response, if the secret has replicas.</summary>
    /// <param name="response">The response.</param>
    /// <param name="secret">The primary secret.</param>
    /// <param name="isInSync">Checks whether a replica exists; null for a secret that is about to be saved.</param>
    internal static void AddStatus(JsonObject response, EmulatedSecret secret, Func<SecretReplica, bool>? isInSync = null)
    {
        if (secret.Replicas.Count > 0)
        {
            response["ReplicationStatus"] = Status(secret, isInSync);
        }
    }

    internal static JsonArray Status(EmulatedSecret secret, Func<SecretReplica, bool>? isInSync = null) => new(secret.Replicas.Select(replica =>
    {
        var exists = isInSync?.Invoke(replica) ?? replica.IsInSync;
        return (JsonNode)new JsonObject
        {
            ["Region"] = replica.Region,
            ["KmsKeyId"] = replica.KmsKeyId ?? KmsKeys.DefaultAlias,
            ["Status"] = exists ? "InSync" : "Failed",
            ["StatusMessage"] = exists ? "Replication succeeded" : replica.Failure ?? NameTaken(secret.Name, replica.Region),
        };
    }).ToArray());

    private static string NameTaken(string name, string region) => $"Replication failed: Secret name {name} already exists in region {region}.";
}
