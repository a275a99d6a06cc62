using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;
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
        if (kmsKeyId is not null)
        {
            ChangeKey(call, secret, newKey);
        }

        var response = JsonShapes.Identity(secret);
        if (version is { } update)
        {
            call.Permissions.RequireKey(secret, update.Token, CheckedActions.GenerateDataKey, CheckedActions.Decrypt);
            response["VersionId"] = secret.AddVersion(update.Token, update.Content, stages: null, call.Now).Version.Id;
        }

        secret.Description = call.Fields.Text("Description") ?? secret.Description;
        secret.LastChangedAt = call.Now;
        call.Save(secret);
        return response;
    }

    // Secrets Manager decrypts the versions with labels by the former key and encrypts them by the new one.
    private static void ChangeKey(OperationCall call, EmulatedSecret secret, string? newKey)
    {
        var staged = secret.Versions.All.Where(static version => version.Stages.Count > 0).ToArray();
        Array.ForEach(staged, version => call.Permissions.RequireKey(secret, version.Id, CheckedActions.Decrypt));
        secret.KmsKeyId = newKey;
        foreach (var version in staged)
        {
            call.Permissions.RequireKey(secret, version.Id, CheckedActions.GenerateDataKey, CheckedActions.Encrypt);
            version.KmsKeyId = newKey ?? EmulatedSecret.DefaultKmsKeyId;
        }
    }
}
