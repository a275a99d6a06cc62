using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>UpdateSecret</c>: changes the description and the key, and adds a current version if the request has a value.</summary>
internal static class UpdateSecretOperation
{
    internal const string Name = "UpdateSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        SecretTypes.ThrowIfManaged(call.Fields.Text("Type"));
        var kmsKeyId = call.Fields.Text("KmsKeyId");
        var newKey = KmsKeys.Read(kmsKeyId);
        var version = call.ReadVersion();
        var secret = call.Edit(call.Fields.SecretId());
        call.Permissions.RequireKey(secret, "kms:GenerateDataKey", "kms:Decrypt");
        var response = JsonShapes.Identity(secret);
        if (version is { } update)
        {
            response["VersionId"] = secret.AddVersion(update.Token, update.Content, stages: null, call.Now).Version.Id;
        }

        if (kmsKeyId is not null)
        {
            secret.KmsKeyId = newKey;
            foreach (var staged in secret.Versions.All.Where(static version => version.Stages.Count > 0))
            {
                staged.KmsKeyId = newKey ?? EmulatedSecret.DefaultKmsKeyId;
            }
        }

        secret.Description = call.Fields.Text("Description") ?? secret.Description;
        secret.LastChangedAt = call.Now;
        call.Save(secret);
        return response;
    }
}
