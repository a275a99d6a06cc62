using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Hosting;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Operations;
using Genie.TypedSecrets.Emulator.Protocol;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>
/// The protocol of the AWS Secrets Manager Agent, which the Lambda extension speaks too: a GET request on the loopback with a token. After
/// https://github.com/aws/aws-secretsmanager-agent.
/// </summary>
internal sealed class AgentEndpoint(EmulatorState state, string token, AgentCache cache)
{
    internal const string PingPath = "/ping";
    internal const string GetPath = "/secretsmanager/get";
    internal const string PathPrefix = "/v1/";

    private const string ContentType = "text/plain; charset=utf-8";

    private static readonly string[] s_tokenHeaders = ["X-Aws-Parameters-Secrets-Token", "X-Vault-Token"];

    private static readonly AccessKey s_agent = new("agent", secret: string.Empty, [Grant.Allow("*")]);

    internal static bool IsFor(PathString path) =>
        path == PingPath || path == GetPath || path.Value!.StartsWith(PathPrefix, StringComparison.Ordinal);

    internal async Task HandleAsync(HttpContext context)
    {
        var exchange = new Exchange(state, context);
        try
        {
            var answer = await AnswerAsync(context.Request, exchange).ConfigureAwait(false);
            await exchange.AnswerAsync(ContentType, answer).ConfigureAwait(false);
        }
        catch (AgentError e)
        {
            await exchange.FailAsync(e.Status, e.Message, ContentType, Encoding.UTF8.GetBytes(e.Message)).ConfigureAwait(false);
        }
        catch (SecretsManagerError e)
        {
            // What the service says is passed on: its status, its code, its message.
            var body = new JsonObject { ["__type"] = e.Code, ["message"] = e.Text ?? string.Empty };
            await exchange.FailAsync(e.Status, e.Code, ContentType, JsonBody.Of(body)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            exchange.Abort();
        }
    }

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(HttpRequest request, Exchange exchange)
    {
        exchange.Operation = request.Path == PingPath ? "agent:ping" : "agent:get";
        ThrowIfForbidden(request);
        if (request.Method != HttpMethods.Get)
        {
            throw AgentError.Of(HttpStatusCode.MethodNotAllowed, "Not allowed");
        }

        if (request.Path == PingPath)
        {
            return "healthy"u8.ToArray();
        }

        var query = AgentQuery.Parse(request.Query, request.Path == GetPath ? null : request.Path.Value![PathPrefix.Length..]);
        exchange.Secrets = [query.SecretId];
        await exchange.InjectAsync(state.Faults.Strike(GetSecretValueOperation.Name, state.NameOf(query.SecretId))).ConfigureAwait(false);
        if (!cache.TryFind(query, out var value))
        {
            value = JsonBody.Of(Read(query));
            cache.Store(query, value);
        }

        return value;
    }

    private void ThrowIfForbidden(HttpRequest request)
    {
        if (request.Path == PingPath)
        {
            return;
        }

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

    private JsonObject Read(AgentQuery query)
    {
        var permissions = new CallerPermissions(s_agent, state.AccountId);
        lock (state.Secrets.Gate)
        {
            var secret = state.Secrets.TryFind(query.SecretId);
            permissions.Require(GetSecretValueOperation.Name, query.SecretId, secret);
            if (secret is null)
            {
                throw SecretsManagerError.NotFound();
            }

            if (secret.IsDeleted)
            {
                throw SecretsManagerError.MarkedForDeletion();
            }

            var version = secret.Read(query.VersionId, query.VersionStage, state.Secrets.Now);
            var value = JsonShapes.Value(secret, version);

            // The agent writes the date as a text.
            value["CreatedDate"] = value["CreatedDate"]!.ToJsonString();
            return value;
        }
    }
}
