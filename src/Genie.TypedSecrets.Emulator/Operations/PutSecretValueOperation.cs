using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>PutSecretValue</c>: a new version, with the labels the request names or else <c>AWSCURRENT</c>.</summary>
internal static class PutSecretValueOperation
{
    internal const string Name = "PutSecretValue";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        var stages = call.Fields.Texts("VersionStages", VersionStage.MaxPerVersion, maxLength: 256);
        var version = call.ReadVersion();
        var secret = call.FindActive(secretId);
        call.Permissions.RequireKey(secret, "kms:GenerateDataKey", "kms:Decrypt");
        var (content, token) = version ?? throw SecretsManagerError.InvalidRequest("You must provide either SecretString or SecretBinary.");

        var (stored, isNew) = secret.AddVersion(token, content, stages, call.Secrets.Now);
        if (isNew)
        {
            call.MarkChanged(secret);
        }

        var response = JsonShapes.Identity(secret);
        response["VersionId"] = stored.Id;
        JsonShapes.AddStages(response, stored);
        return response;
    }
}
