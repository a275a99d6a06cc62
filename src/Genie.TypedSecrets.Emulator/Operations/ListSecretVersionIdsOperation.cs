using System.Globalization;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Paging;
using Genie.TypedSecrets.Emulator.Protocol;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>ListSecretVersionIds</c>: a secret's versions; deprecated ones only if the request includes them.</summary>
internal static class ListSecretVersionIdsOperation
{
    internal const string Name = "ListSecretVersionIds";

    internal static JsonObject Execute(OperationCall call)
    {
        var maxResults = call.Fields.Number("MaxResults") ?? ServiceModel.MaxPageSize;
        var includeDeprecated = call.Fields.Flag("IncludeDeprecated") ?? false;
        var secret = call.Find(call.Fields.SecretId());

        var wanted = secret.Versions.All.Where(version => includeDeprecated || version.Stages.Count > 0).ToArray();
        var scope = $"{Name} {secret.Arn} {includeDeprecated}";
        var page = Page.Of(wanted, KeyOf, new PageToken(scope), call.Fields.Text("NextToken"), maxResults);
        var response = new JsonObject { ["Versions"] = new JsonArray(page.Items.Select(Entry).ToArray()) };
        page.AddTo(response);
        response["ARN"] = secret.Arn;
        response["Name"] = secret.Name;
        return response;
    }

    private static string KeyOf(EmulatedVersion version) => string.Create(CultureInfo.InvariantCulture, $"{version.CreatedAt.UtcTicks:D19} {version.Id}");

    private static JsonNode Entry(EmulatedVersion version)
    {
        var entry = new JsonObject { ["VersionId"] = version.Id };
        JsonShapes.AddStages(entry, version);
        JsonShapes.AddTime(entry, "LastAccessedDate", version.LastAccessedOn);
        entry["CreatedDate"] = JsonShapes.Timestamp(version.CreatedAt);
        entry["KmsKeyIds"] = JsonShapes.List([version.KmsKeyId]);
        return entry;
    }
}
