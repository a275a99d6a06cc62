using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>RestoreSecret</c>: takes a secret out of its recovery window.</summary>
internal static class RestoreSecretOperation
{
    internal const string Name = "RestoreSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        call.Fields.ThrowIfInvalid();
        var secret = call.Find(secretId);
        secret.DeletionAt = null;
        call.MarkChanged(secret);
        return JsonShapes.Identity(secret);
    }
}
