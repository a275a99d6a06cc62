using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>GetSecretValue</c>: the value of one version.</summary>
internal static class GetSecretValueOperation
{
    internal const string Name = "GetSecretValue";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.FindActive(call.Fields.SecretId());
        call.Permissions.RequireKey(secret, "kms:Decrypt");
        return JsonShapes.Value(secret, secret.Read(call.Fields.Text("VersionId"), call.Fields.Text("VersionStage"), call.Now));
    }
}
