using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>DescribeSecret</c>: everything about a secret but its value, also while it is in its recovery window.</summary>
internal static class DescribeSecretOperation
{
    internal const string Name = "DescribeSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        call.Fields.ThrowIfInvalid();
        return JsonShapes.Description(call.Find(secretId), "VersionIdsToStages");
    }
}
