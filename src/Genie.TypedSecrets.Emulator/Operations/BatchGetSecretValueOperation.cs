using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Paging;
using Genie.TypedSecrets.Emulator.Protocol;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>BatchGetSecretValue</c>: the current values of up to 20 secrets. The errors of single secrets are in <c>Errors</c>.</summary>
internal static class BatchGetSecretValueOperation
{
    internal const string Name = "BatchGetSecretValue";

    internal static JsonObject Execute(OperationCall call)
    {
        var ids = call.Fields.Texts("SecretIdList");
        var hasFilters = call.Fields.Structures("Filters") is { Count: > 0 };
        var maxResults = call.Fields.Number("MaxResults");
        call.Permissions.Require(Name);
        if (ids is null == !hasFilters)
        {
            throw SecretsManagerError.InvalidParameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
        }

        if (maxResults is not null && !hasFilters)
        {
            throw SecretsManagerError.InvalidParameter("'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.");
        }

        return ids is null ? Filtered(call, maxResults ?? ServiceModel.MaxBatchSize) : Read(call, ids);
    }

    private static JsonObject Filtered(OperationCall call, int maxResults)
    {
        call.Permissions.Require(ListSecretsOperation.Name);
        var page = SecretPage.Read(call, Name, maxResults, includeDeleted: false);
        var response = Read(call, page.Items.Select(static secret => secret.Arn).ToArray());
        page.AddTo(response);
        return response;
    }

    private static JsonObject Read(OperationCall call, IReadOnlyList<string> ids)
    {
        var values = new JsonArray();
        var errors = new JsonArray();
        foreach (var id in ids)
        {
            try
            {
                values.Add((JsonNode)ReadOne(call, id));
            }
            catch (SecretsManagerError e)
            {
                errors.Add((JsonNode)new JsonObject { ["SecretId"] = id, ["ErrorCode"] = e.Code, ["Message"] = e.Text });
            }
        }

        return new JsonObject { ["SecretValues"] = values, ["Errors"] = errors };
    }

    private static JsonObject ReadOne(OperationCall call, string id)
    {
        var secret = call.Secrets.Find(id);
        if (call.FindFault(secret?.Name ?? id) is { } fault)
        {
            throw fault;
        }

        // Each secret needs the permission to read it, in addition to the permission for the batch.
        call.Permissions.Require(GetSecretValueOperation.Name, id, secret);
        if (secret is null)
        {
            throw SecretsManagerError.NotFound();
        }

        if (secret.IsDeleted)
        {
            throw SecretsManagerError.MarkedForDeletion();
        }

        return GetSecretValueOperation.Read(call, secret, versionId: null, stage: null);
    }
}
