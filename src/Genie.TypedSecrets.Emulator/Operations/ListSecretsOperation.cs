using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Paging;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>ListSecrets</c>: the account's secrets, filtered, sorted and in pages.</summary>
internal static class ListSecretsOperation
{
    internal const string Name = "ListSecrets";

    private const int MaxResults = 100;

    internal static JsonObject Execute(OperationCall call)
    {
        var maxResults = call.Fields.Number("MaxResults", 1, MaxResults);
        var includeDeleted = call.Fields.Flag("IncludePlannedDeletion") ?? false;
        call.Fields.ThrowIfInvalid();
        call.Permissions.Require(Name);

        var page = SecretPage.Read(call, Name, maxResults ?? MaxResults, includeDeleted);
        var list = new JsonArray(page.Items.Select(static secret => (JsonNode)JsonShapes.Description(secret, "SecretVersionsToStages")).ToArray());
        var response = new JsonObject { ["SecretList"] = list };
        page.AddTo(response);
        return response;
    }
}
