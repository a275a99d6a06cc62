using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Maps the names of operations to their implementations.</summary>
internal static class OperationTable
{
    private static readonly FrozenDictionary<string, Func<OperationCall, JsonObject>> s_operations = new Dictionary<string, Func<OperationCall, JsonObject>>(StringComparer.Ordinal)
    {
        [BatchGetSecretValueOperation.Name] = BatchGetSecretValueOperation.Execute,
        [CancelRotateSecretOperation.Name] = CancelRotateSecretOperation.Execute,
        [CreateSecretOperation.Name] = CreateSecretOperation.Execute,
        [DeleteResourcePolicyOperation.Name] = DeleteResourcePolicyOperation.Execute,
        [DeleteSecretOperation.Name] = DeleteSecretOperation.Execute,
        [DescribeSecretOperation.Name] = DescribeSecretOperation.Execute,
        [GetRandomPasswordOperation.Name] = GetRandomPasswordOperation.Execute,
        [GetResourcePolicyOperation.Name] = GetResourcePolicyOperation.Execute,
        [GetSecretValueOperation.Name] = GetSecretValueOperation.Execute,
        [ListSecretsOperation.Name] = ListSecretsOperation.Execute,
        [ListSecretVersionIdsOperation.Name] = ListSecretVersionIdsOperation.Execute,
        [PutResourcePolicyOperation.Name] = PutResourcePolicyOperation.Execute,
        [PutSecretValueOperation.Name] = PutSecretValueOperation.Execute,
        [RemoveRegionsFromReplicationOperation.Name] = RemoveRegionsFromReplicationOperation.Execute,
        [ReplicateSecretToRegionsOperation.Name] = ReplicateSecretToRegionsOperation.Execute,
        [RestoreSecretOperation.Name] = RestoreSecretOperation.Execute,
        [RotateSecretOperation.Name] = RotateSecretOperation.Execute,
        [StopReplicationToReplicaOperation.Name] = StopReplicationToReplicaOperation.Execute,
        [TagResourceOperation.Name] = TagResourceOperation.Execute,
        [UntagResourceOperation.Name] = UntagResourceOperation.Execute,
        [UpdateSecretOperation.Name] = UpdateSecretOperation.Execute,
        [UpdateSecretVersionStageOperation.Name] = UpdateSecretVersionStageOperation.Execute,
        [ValidateResourcePolicyOperation.Name] = ValidateResourcePolicyOperation.Execute,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static IReadOnlyCollection<string> Names => s_operations.Keys;

    internal static Func<OperationCall, JsonObject>? Find(string name) => s_operations.GetValueOrDefault(name);
}
