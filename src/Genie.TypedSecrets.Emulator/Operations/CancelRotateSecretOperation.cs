using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>CancelRotateSecret</c>: turns rotation off. A version labeled <c>AWSPENDING</c> keeps the label.</summary>
internal static class CancelRotateSecretOperation
{
    internal const string Name = "CancelRotateSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.Edit(call.Fields.SecretId());
        secret.Rotation.IsEnabled = false;
        call.Save(secret);

        var response = JsonShapes.Identity(secret);
        if (secret.Versions.FindByStage(VersionStage.Pending) is { } pending)
        {
            response["VersionId"] = pending.Id;
        }

        return response;
    }
}
