using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>GetResourcePolicy</c>.</summary>
internal static class GetResourcePolicyOperation
{
    internal const string Name = "GetResourcePolicy";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.Find(call.Fields.SecretId());
        var response = JsonShapes.Identity(secret);
        JsonShapes.AddText(response, "ResourcePolicy", secret.ResourcePolicy);
        return response;
    }
}
