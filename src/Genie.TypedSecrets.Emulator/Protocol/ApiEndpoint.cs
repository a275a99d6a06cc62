using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Access;
using Genie.TypedSecrets.Emulator.Hosting;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Operations;
using Genie.TypedSecrets.Emulator.Signing;
using Genie.TypedSecrets.Emulator.Validation;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Implements Secrets Manager's protocol, AWS JSON 1.1: a header names the operation; requests and responses are JSON objects.</summary>
internal sealed class ApiEndpoint(EmulatorState state)
{
    /// <summary>The longest request body: the longest value with every character escaped, and the other members.</summary>
    internal const int MaxBodyLength = 1024 * 1024;

    internal const string ContentType = "application/x-amz-json-1.1";

    private const string TargetPrefix = "secretsmanager.";

    // Errors that AWS's common front end returns, before a request reaches the service, spell this member in lower case.
    private static readonly FrozenSet<string> s_frontEndErrors = FrozenSet.Create(
        StringComparer.Ordinal,
        "IncompleteSignatureException",
        "InvalidSignatureException",
        "MissingAuthenticationTokenException",
        "ThrottlingException",
        "UnrecognizedClientException",
        "ValidationException");

    internal async Task HandleAsync(HttpContext context)
    {
        var scope = new RequestScope(state, context);
        var body = await ReadAsync(context).ConfigureAwait(false);
        try
        {
            var response = await HandleAsync(context, scope, body).ConfigureAwait(false);
            await scope.SucceedAsync(ContentType, JsonBody.Of(response)).ConfigureAwait(false);
        }
        catch (SecretsManagerError e)
        {
            await scope.FailAsync(e.Status, e.Code, ContentType, ErrorBody(e)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            scope.Abort();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private async Task<JsonObject> HandleAsync(HttpContext context, RequestScope scope, byte[] body)
    {
        var caller = Authenticate(context, body);
        scope.AccessKeyId = caller.SignedBy;
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var operation = target.StartsWith(TargetPrefix, StringComparison.Ordinal) ? OperationTable.Find(target[TargetPrefix.Length..]) : null;
        if (operation is null)
        {
            throw new SecretsManagerError("UnknownOperationException", text: null);
        }

        scope.Operation = target[TargetPrefix.Length..];
        using var document = RequestBody.Parse(body);
        scope.Secrets = RequestTargets.Of(document.RootElement);
        await scope.ApplyAsync(FaultsFor(scope, caller.Region)).ConfigureAwait(false);
        RequestRules.Validate(scope.Operation, document.RootElement);
        return Execute(operation, scope, new RequestFields(document.RootElement), caller);
    }

    private Caller Authenticate(HttpContext context, byte[] body)
    {
        if (state.Signatures is { } signatures)
        {
            var (key, region) = signatures.Verify(context.Request, body);
            return new Caller(key, region, key.Id, CallerOrigin.Of(context));
        }

        return new Caller(state.DefaultKey, SignatureHeader.RegionOf(context.Request.Headers.Authorization) ?? state.HomeRegion, SignedBy: null, CallerOrigin.Of(context));
    }

    private IReadOnlyList<InjectedFault> FaultsFor(RequestScope scope, string region)
    {
        var names = scope.Secrets.Select(secretId => state.NameOf(region, secretId)).ToArray();
        return scope.Operation == BatchGetSecretValueOperation.Name
            ? state.Faults.ApplyToBatch(scope.Operation, names)
            : state.Faults.Apply(scope.Operation, names.FirstOrDefault());
    }

    // A change is stored before the gate opens, so that no other request sees a change that could still fail to be stored.
    private JsonObject Execute(Func<OperationCall, JsonObject> operation, RequestScope scope, RequestFields fields, Caller caller)
    {
        OperationCall call;
        JsonObject response;
        var permissions = new CallerPermissions(caller.Key, state.Account, caller.Region, fields, caller.Origin);
        lock (state.Account.Gate)
        {
            call = new OperationCall(scope.Operation, fields, state.Account, state.Account.Region(caller.Region), permissions)
            {
                CanInvoke = state.Rotations.Contains,
                FindFault = name => FindFault(scope, name),
            };
            response = operation(call);
            try
            {
                call.Commit();
            }
            catch (SecretsException e)
            {
                throw SecretsManagerError.Internal($"The emulator cannot store the change: {e.Message}");
            }
        }

        if (call.Rotation is { } rotation)
        {
            state.Rotations.Start(rotation);
        }

        return response;
    }

    private SecretsManagerError? FindFault(RequestScope scope, string name)
    {
        if (state.Faults.ApplyToBatchItem(BatchGetSecretValueOperation.Name, GetSecretValueOperation.Name, name) is not { } applied)
        {
            return null;
        }

        scope.NoteFault(applied.Fault);
        return applied.Fault.Error!();
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
            body[s_frontEndErrors.Contains(error.Code) ? "message" : "Message"] = error.Text;
        }

        return JsonBody.Of(body);
    }

    private sealed record Caller(AccessKey Key, string Region, string? SignedBy, CallerOrigin Origin);
}
