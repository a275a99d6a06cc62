using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Paging;
using Genie.TypedSecrets.Emulator.Protocol;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>ListSecrets</c>: the secrets of the region, filtered, sorted and in pages.</summary>
internal static class ListSecretsOperation
{
    internal const string Name = "ListSecrets";

    internal static JsonObject Execute(OperationCall call)
    {
        var maxResults = call.Fields.Number("MaxResults") ?? ServiceModel.MaxPageSize;
        var includeDeleted = call.Fields.Flag("IncludePlannedDeletion") ?? false;
        call.Permissions.Require(Name);

        var page = SecretPage.Read(call, Name, maxResults, includeDeleted);
        var list = new JsonArray(page.Items.Select(static secret => (JsonNode)JsonShapes.Description(secret, "SecretVersionsToStages")).ToArray());
        var response = new JsonObject { ["SecretList"] = list };
        page.AddTo(response);
        return response;
    }
}
