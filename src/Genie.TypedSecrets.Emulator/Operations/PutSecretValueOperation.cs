using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>PutSecretValue</c>: adds a version with the labels of the request, or with <c>AWSCURRENT</c>.</summary>
internal static class PutSecretValueOperation
{
    internal const string Name = "PutSecretValue";

    internal static JsonObject Execute(OperationCall call)
    {
        var version = call.ReadVersion();
        var secret = call.Edit(call.Fields.SecretId());
        var (content, token) = version ?? throw SecretsManagerError.InvalidRequest("You must provide either SecretString or SecretBinary.");

        call.Permissions.RequireKey(secret, token, CheckedActions.GenerateDataKey, CheckedActions.Decrypt);
        var (stored, isNew) = secret.AddVersion(token, content, call.Fields.Texts("VersionStages"), call.Now);
        if (isNew)
        {
            call.Save(secret);
        }

        var response = JsonShapes.Identity(secret);
        response["VersionId"] = stored.Id;
        JsonShapes.AddStages(response, stored);
        return response;
    }
}
