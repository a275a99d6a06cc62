using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>GetSecretValue</c>: the value of one version.</summary>
internal static class GetSecretValueOperation
{
    internal const string Name = "GetSecretValue";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        var versionId = call.Fields.Text("VersionId", maxLength: 64, minLength: 32);
        var stage = call.Fields.Text("VersionStage", maxLength: 256);
        call.Fields.ThrowIfInvalid();

        var secret = call.FindActive(secretId);
        call.Permissions.RequireKey(secret, "kms:Decrypt");
        return JsonShapes.Value(secret, secret.Read(versionId, stage, call.Secrets.Now));
    }
}
