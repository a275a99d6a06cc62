using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>DescribeSecret</c>: the metadata of a secret, also during its recovery window.</summary>
internal static class DescribeSecretOperation
{
    internal const string Name = "DescribeSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var secret = call.Find(call.Fields.SecretId());
        var response = JsonShapes.Description(secret, "VersionIdsToStages");
        ReplicaFields.AddStatus(response, secret, replica => call.Account.IsInSync(secret, replica));
        return response;
    }
}
