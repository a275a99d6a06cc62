using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>RestoreSecret</c>: cancels the deletion of a secret.</summary>
internal static class RestoreSecretOperation
{
    internal const string Name = "RestoreSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.Edit(call.Fields.SecretId(), includeDeleted: true);
        secret.DeletionAt = null;
        call.Save(secret);
        return JsonShapes.Identity(secret);
    }
}
