using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>UpdateSecret</c>: a secret's description and key, and a new current version where the request brings a value.</summary>
internal static class UpdateSecretOperation
{
    internal const string Name = "UpdateSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        var description = call.Fields.Text("Description", maxLength: 2048, minLength: 0);
        var kmsKeyId = call.Fields.Text("KmsKeyId", maxLength: 2048, minLength: 0);
        var version = call.ReadVersion();
        var secret = call.FindActive(secretId);
        call.Permissions.RequireKey(secret, "kms:GenerateDataKey", "kms:Decrypt");

        var response = JsonShapes.Identity(secret);
        if (version is { } update)
        {
            // First: where the token is taken, nothing else changes either.
            response["VersionId"] = secret.AddVersion(update.Token, update.Content, stages: null, call.Secrets.Now).Version.Id;
        }

        if (kmsKeyId is not null)
        {
            secret.KmsKeyId = kmsKeyId.Length == 0 ? null : kmsKeyId;
            foreach (var staged in secret.Versions.All.Where(static version => version.Stages.Count > 0))
            {
                staged.KmsKeyId = secret.KmsKeyId ?? EmulatedSecret.DefaultKmsKeyId;
            }
        }

        secret.Description = description ?? secret.Description;
        secret.LastChangedAt = call.Secrets.Now;
        call.MarkChanged(secret);
        return response;
    }
}
