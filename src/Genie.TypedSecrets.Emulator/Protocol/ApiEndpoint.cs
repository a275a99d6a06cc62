using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
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

    internal const string ContentType = "application/x-amz-json-1.1";

    private const string TargetPrefix = "secretsmanager.";

    // What is refused before a request reaches the service is worded by AWS's common front door, which spells this member small.
    private static readonly FrozenSet<string> s_frontDoor = FrozenSet.Create(
        StringComparer.Ordinal,
        "IncompleteSignatureException",
        "InvalidSignatureException",
        "MissingAuthenticationTokenException",
        "ThrottlingException",
        "UnrecognizedClientException",
        "ValidationException");

    private static readonly AccessKey s_unsigned = new("unsigned", secret: string.Empty, [Grant.Allow("*")]);

    internal async Task HandleAsync(HttpContext context)
    {
        var exchange = new Exchange(state, context);
        var body = await ReadAsync(context).ConfigureAwait(false);
        try
        {
            var response = await AnswerAsync(context, exchange, body).ConfigureAwait(false);
            await exchange.AnswerAsync(ContentType, JsonBody.Of(response)).ConfigureAwait(false);
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
        await exchange.InjectAsync(Strike(exchange)).ConfigureAwait(false);
        var call = new OperationCall(exchange.Operation, new RequestFields(document.RootElement), state.Secrets, new CallerPermissions(key, state.AccountId))
        {
            Region = state.Region,
            FindFault = name => FindFault(exchange, name),
        };
        var response = Execute(operation, call);
        await SaveAsync(call).ConfigureAwait(false);
        if (call.Rotation is var (secret, token))
        {
            state.Rotations.Start(secret, token);
        }

        return response;
    }

    private IReadOnlyList<InjectedFault> Strike(Exchange exchange)
    {
        var names = exchange.Secrets.Select(state.NameOf).ToArray();
        return exchange.Operation == BatchGetSecretValueOperation.Name
            ? state.Faults.StrikeBatch(exchange.Operation, names)
            : state.Faults.Strike(exchange.Operation, names.FirstOrDefault());
    }

    private JsonObject Execute(Func<OperationCall, JsonObject> operation, OperationCall call)
    {
        lock (state.Secrets.Gate)
        {
            return operation(call);
        }
    }

    private async Task SaveAsync(OperationCall call)
    {
        try
        {
            foreach (var secret in call.Changed)
            {
                await state.SaveAsync(secret.Name).ConfigureAwait(false);
            }
        }
        catch (SecretsException e)
        {
            throw new SecretsManagerError("InternalServiceError", $"The emulator cannot store the change: {e.Message}", HttpStatusCode.InternalServerError);
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

    private static ReadOnlyMemory<byte> ErrorBody(SecretsManagerError error)
    {
        var body = new JsonObject { ["__type"] = error.Code };
        if (error.Text is not null)
        {
            body[s_frontDoor.Contains(error.Code) ? "message" : "Message"] = error.Text;
        }

        return JsonBody.Of(body);
    }
}
