using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Access;
using Genie.TypedSecrets.Emulator.Hosting;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Operations;
using Genie.TypedSecrets.Emulator.Protocol;
using Genie.TypedSecrets.Emulator.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>
/// Implements the protocol of the AWS Secrets Manager Agent, which the Lambda extension shares: a GET request on the loopback interface with a token. It follows
/// https://github.com/aws/aws-secretsmanager-agent.
/// </summary>
internal sealed class AgentEndpoint(EmulatorState state, string token, AgentCache cache)
{
    private const string PingPath = "/ping";
    private const string ContentType = "text/plain; charset=utf-8";

    private static readonly string[] s_tokenHeaders = ["X-Aws-Parameters-Secrets-Token", "X-Vault-Token"];

    /// <summary>Checks whether a request is for the agent: by its path, or because the service only knows POST requests.</summary>
    internal static bool IsFor(HttpContext context) =>
        PathOf(context) is PingPath or AgentQuery.GetPath || PathOf(context).StartsWith(AgentQuery.PathPrefix, StringComparison.Ordinal) || HttpMethods.IsGet(context.Request.Method);

    internal async Task HandleAsync(HttpContext context)
    {
        var scope = new RequestScope(state, context);
        try
        {
            var response = await HandleAsync(context, scope).ConfigureAwait(false);
            await scope.SucceedAsync(ContentType, response).ConfigureAwait(false);
        }
        catch (AgentError e)
        {
            await scope.FailAsync(e.Status, e.Message, ContentType, Encoding.UTF8.GetBytes(e.Message)).ConfigureAwait(false);
        }
        catch (SecretsManagerError e)
        {
            // The agent forwards the service's errors: status, code and message.
            var body = new JsonObject { ["__type"] = e.Code, ["message"] = e.Text ?? string.Empty };
            await scope.FailAsync(e.Status, e.Code, ContentType, JsonBody.Of(body)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            scope.Abort();
        }
    }

    // As sent: the agent compares and passes on the encoded path.
    private static string PathOf(HttpContext context) => TargetOf(context).Split('?')[0];

    private static string TargetOf(HttpContext context) => context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    private async Task<ReadOnlyMemory<byte>> HandleAsync(HttpContext context, RequestScope scope)
    {
        var path = PathOf(context);
        scope.Operation = path == PingPath ? "agent:ping" : "agent:get";
        if (path != PingPath)
        {
            ThrowIfForbidden(context.Request);
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            throw AgentError.Of(HttpStatusCode.MethodNotAllowed, "Not allowed");
        }

        if (path == PingPath)
        {
            return "healthy"u8.ToArray();
        }

        if (path != AgentQuery.GetPath && !path.StartsWith(AgentQuery.PathPrefix, StringComparison.Ordinal))
        {
            throw AgentError.Of(HttpStatusCode.NotFound, "Not found");
        }

        var query = AgentQuery.Parse(path, TargetOf(context)[path.Length..].TrimStart('?'));
        scope.Secrets = [query.SecretId];
        await scope.ApplyAsync(state.Faults.Apply(GetSecretValueOperation.Name, state.NameOf(state.HomeRegion, query.SecretId))).ConfigureAwait(false);
        if (!cache.TryFind(query, out var value))
        {
            value = JsonBody.Of(Read(query, CallerOrigin.Of(context)));
            cache.Store(query, value);
        }

        return value;
    }

    private void ThrowIfForbidden(HttpRequest request)
    {
        if (request.Headers.ContainsKey("X-Forwarded-For"))
        {
            throw AgentError.Of(HttpStatusCode.BadRequest, "Forwarded");
        }

        var expected = Encoding.UTF8.GetBytes(token);
        if (!Array.Exists(s_tokenHeaders, header => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[header].ToString()), expected)))
        {
            throw AgentError.Of(HttpStatusCode.Forbidden, "Bad Token");
        }
    }

    private JsonObject Read(AgentQuery query, CallerOrigin origin)
    {
        var request = new JsonObject { ["SecretId"] = query.SecretId, ["VersionId"] = query.VersionId, ["VersionStage"] = query.VersionStage };
        using var document = RequestBody.Parse(JsonBody.Of(request));
        RequestRules.Validate(GetSecretValueOperation.Name, document.RootElement);
        var fields = new RequestFields(document.RootElement);
        var permissions = new CallerPermissions(state.DefaultKey, state.Account, state.HomeRegion, fields, origin);
        lock (state.Account.Gate)
        {
            var call = new OperationCall(GetSecretValueOperation.Name, fields, state.Account, state.Account.Region(state.HomeRegion), permissions)
            {
                FindFault = static _ => null,
                CanInvoke = static _ => false,
            };
            var value = GetSecretValueOperation.Execute(call);

            // The agent writes the date as a string.
            value["CreatedDate"] = value["CreatedDate"]!.ToJsonString();
            return value;
        }
    }
}
