using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>GetSecretValue</c>: the value of one version.</summary>
internal static class GetSecretValueOperation
{
    internal const string Name = "GetSecretValue";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.FindActive(call.Fields.SecretId());
        return Read(call, secret, call.Fields.Text("VersionId"), call.Fields.Text("VersionStage"));
    }

    /// <summary>Reads a version, which its key has to decrypt.</summary>
    /// <exception cref="SecretsManagerError">The version does not exist, or the caller can't use its key.</exception>
    internal static JsonObject Read(OperationCall call, EmulatedSecret secret, string? versionId, string? stage)
    {
        call.Permissions.RequireKey(secret, secret.Versions.Find(versionId, stage).Id, CheckedActions.Decrypt);
        return JsonShapes.Value(secret, secret.Read(versionId, stage, call.Now));
    }
}
