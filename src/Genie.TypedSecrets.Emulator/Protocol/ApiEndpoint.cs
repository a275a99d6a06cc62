using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Hosting;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Secrets Manager's own protocol, AWS JSON 1.1: operations are named by a header, requests and responses are JSON objects.</summary>
internal sealed class ApiEndpoint(EmulatorState state)
{
    /// <summary>The largest body that is read: the longest value with every character escaped, and room for the rest.</summary>
    internal const int MaxBodyLength = 1024 * 1024;

    private const string ContentType = "application/x-amz-json-1.1";
    private const string TargetPrefix = "secretsmanager.";

    private static readonly AccessKey s_unsigned = new("unsigned", secret: string.Empty, [Grant.Allow("*")]);

    internal async Task HandleAsync(HttpContext context)
    {
        var exchange = new Exchange(state, context);
        var body = await ReadAsync(context).ConfigureAwait(false);
        try
        {
            var response = await AnswerAsync(context, exchange, body).ConfigureAwait(false);
            await SendAsync(exchange, response).ConfigureAwait(false);
        }
        catch (SecretsManagerError e)
        {
            await exchange.FailAsync(e.Status, e.Code, ContentType, ErrorBody(e)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            exchange.Abort();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private async Task<JsonObject> AnswerAsync(HttpContext context, Exchange exchange, byte[] body)
    {
        var key = state.Signatures?.Verify(context.Request, body) ?? s_unsigned;
        exchange.AccessKeyId = state.Signatures is null ? null : key.Id;
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var operation = target.StartsWith(TargetPrefix, StringComparison.Ordinal) ? OperationTable.Find(target[TargetPrefix.Length..]) : null;
        if (operation is null)
        {
            throw new SecretsManagerError("UnknownOperationException", text: null);
        }

        exchange.Operation = target[TargetPrefix.Length..];
        using var document = RequestFields.Parse(body);
        exchange.Secrets = RequestTargets.Of(document.RootElement);
        await exchange.SufferAsync(Strike(exchange)).ConfigureAwait(false);
        return Execute(operation, exchange, new RequestFields(document.RootElement), new CallerPermissions(key, state.AccountId));
    }

    private IReadOnlyList<InjectedFault> Strike(Exchange exchange)
    {
        var names = exchange.Secrets.Select(state.NameOf).ToArray();
        return exchange.Operation == BatchGetSecretValueOperation.Name
            ? state.Faults.StrikeBatch(exchange.Operation, names)
            : state.Faults.Strike(exchange.Operation, names.FirstOrDefault());
    }

    private JsonObject Execute(Func<OperationCall, JsonObject> operation, Exchange exchange, RequestFields fields, CallerPermissions permissions)
    {
        var call = new OperationCall(exchange.Operation, fields, state.Secrets, permissions)
        {
            Region = state.Region,
            FindFault = name => FindFault(exchange, name),
        };
        lock (state.Secrets.Gate)
        {
            return operation(call);
        }
    }

    private SecretsManagerError? FindFault(Exchange exchange, string name)
    {
        if (state.Faults.StrikeOneOfBatch(BatchGetSecretValueOperation.Name, GetSecretValueOperation.Name, name) is not { } struck)
        {
            return null;
        }

        exchange.NoteFault(struck.Fault);
        return struck.Fault.Error!();
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        var buffer = new MemoryStream();
        await using (buffer.ConfigureAwait(false))
        {
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
            var body = buffer.ToArray();
            CryptographicOperations.ZeroMemory(buffer.GetBuffer());
            return body;
        }
    }

    private static async Task SendAsync(Exchange exchange, JsonObject response)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            response.WriteTo(writer);
        }

        await exchange.AnswerAsync(ContentType, buffer.WrittenMemory).ConfigureAwait(false);
        buffer.Clear();
    }

    private static byte[] ErrorBody(SecretsManagerError error)
    {
        var body = new JsonObject { ["__type"] = error.Code };
        if (error.Text is not null)
        {
            body["Message"] = error.Text;
        }

        return JsonSerializer.SerializeToUtf8Bytes((JsonNode)body, EmulatorJson.Default.JsonNode);
    }
}
