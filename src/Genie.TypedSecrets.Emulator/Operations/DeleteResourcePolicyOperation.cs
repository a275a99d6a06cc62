using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>DeleteResourcePolicy</c>. A secret without a policy is unchanged.</summary>
internal static class DeleteResourcePolicyOperation
{
    internal const string Name = "DeleteResourcePolicy";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.Edit(call.Fields.SecretId());
        secret.ResourcePolicy = null;
        call.Save(secret);
        return JsonShapes.Identity(secret);
    }
}
