using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>CancelRotateSecret</c>: turns rotation off. A version that is <c>AWSPENDING</c> stays so.</summary>
internal static class CancelRotateSecretOperation
{
    internal const string Name = "CancelRotateSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        call.Fields.ThrowIfInvalid();
        var secret = call.FindActive(secretId);
        secret.Rotation.IsEnabled = false;
        call.MarkChanged(secret);

        var response = JsonShapes.Identity(secret);
        if (secret.Versions.FindByStage(VersionStage.Pending) is { } pending)
        {
            response["VersionId"] = pending.Id;
        }

        return response;
    }
}
