using System.Net.Sockets;
using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.Faults;

/// <summary>Represents a failure of a call to Secrets Manager and the expected exception.</summary>
/// <param name="Name">The name in test results.</param>
/// <param name="Error">The type of the expected exception.</param>
/// <param name="IsTransient">Whether the exception is transient.</param>
/// <param name="IsRetried">Whether the client retries.</param>
/// <param name="ExpectedText">A part of the expected message.</param>
/// <param name="Respond">Sends the response of the endpoint.</param>
public sealed record Fault(string Name, Type Error, bool IsTransient, bool IsRetried, string ExpectedText, Func<NetworkStream, CancellationToken, Task> Respond)
{
    internal const string Canary = "CANARY-in-a-message";

    // A body with a value. AWS does not send one with an error, but no text may depend on that.
    private static readonly string s_value = $$"""{"SecretString":"{{Canary}}","Name":"genie-dev/api-keys","VersionId":"v1"}""";

    /// <summary>Gets a value indicating whether the attempt ends by its time limit.</summary>
    internal bool IsSlow => Name.StartsWith("hang", StringComparison.Ordinal);

    internal static IReadOnlyList<Fault> All { get; } =
    [
        Unavailable("hang before the response", isRetried: true, "in time", static (_, token) => Task.Delay(Timeout.Infinite, token)),
        Unavailable("hang within the response", isRetried: true, "in time", static async (stream, token) =>
        {
            await SendHalfAsync(stream, token);
            await Task.Delay(Timeout.Infinite, token);
        }),
        Unavailable("connection dropped", isRetried: true, "connection", static (stream, _) => CloseConnection(stream)),
        Unavailable("body truncated", isRetried: true, "connection", static async (stream, token) =>
        {
            await SendHalfAsync(stream, token);
            await CloseConnection(stream);
        }),
        Unavailable("body that is not JSON", isRetried: true, "cannot be read, so it may not come from Secrets Manager. Check AWS_ENDPOINT_URL", Send(200, $"<html>{Canary}</html>")),
        Unavailable("body cut and closed", isRetried: true, "cannot be read", Send(200, s_value[..^20])),
        Unavailable("error page of a proxy", isRetried: true, "HTTP 502", Send(502, $"<html>{Canary}</html>")),
        Unavailable("500", isRetried: true, "InternalServiceError", SendError(500, "InternalServiceError")),
        Unavailable("503 without a body", isRetried: true, "503", Send(503, string.Empty)),
        Unavailable("throttled", isRetried: true, "throttles", SendError(400, "ThrottlingException")),
        Unavailable("too many requests", isRetried: true, "throttles", SendError(429, "TooManyRequestsException")),
        Unavailable("429 without a code", isRetried: false, "in this account (HTTP 429", Send(429, "{}")),
        Unavailable("over a quota", isRetried: true, "LimitExceededException", SendError(400, "LimitExceededException")),
        Unavailable("request not received in time", isRetried: true, "RequestTimeoutException", SendError(400, "RequestTimeoutException")),
        Unavailable("408 without a body", isRetried: false, "408", Send(408, string.Empty)),
        Unavailable("403 page of a proxy", isRetried: false, "HTTP 403", Send(403, $"<html>{Canary}</html>")),
        Unavailable("404 page of a proxy", isRetried: false, "HTTP 404", Send(404, $"<html>{Canary}</html>")),
        Unavailable("KMS is down", isRetried: true, "KMSInternalException", SendError(500, "KMSInternalException")),
        Unavailable("credentials expired", isRetried: false, "expired", SendError(400, "ExpiredTokenException")),
        Unavailable("unknown access key", isRetried: false, "aws sts get-caller-identity", SendError(400, "UnrecognizedClientException"), isTransient: false),
        Unavailable("unknown error code", isRetried: false, "BrandNewException", SendError(400, "BrandNewException"), isTransient: false),
        new("access denied", typeof(SecretAccessDeniedException), false, false, "secretsmanager:", SendError(400, "AccessDeniedException")),
        new("access denied, in XML", typeof(SecretAccessDeniedException), false, false, "secretsmanager:", Send(403, $"<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>{Canary}</Message></Error></ErrorResponse>")),
        new("KMS denied", typeof(SecretAccessDeniedException), false, false, "kms:", SendError(400, "AccessDeniedException", "Access to KMS is not allowed")),
        new("KMS key disabled", typeof(SecretAccessDeniedException), false, false, "kms:", SendError(400, "DecryptionFailure")),
        new("not found", typeof(SecretNotFoundException), false, false, "create-secret", SendError(400, "ResourceNotFoundException")),
        new("scheduled for deletion", typeof(SecretNotFoundException), false, false, "restore-secret", SendError(400, "InvalidRequestException", "because it was marked for deletion.")),
    ];

    public override string ToString() => Name;

    private static Fault Unavailable(string name, bool isRetried, string expectedText, Func<NetworkStream, CancellationToken, Task> respond, bool isTransient = true) =>
        new(name, typeof(SecretStoreUnavailableException), isTransient, isRetried, expectedText, respond);

    private static Func<NetworkStream, CancellationToken, Task> SendError(int status, string code, string message = "") =>
        Send(status, $$"""{"__type":"com.amazonaws.secretsmanager#{{code}}","message":"{{message}} {{Canary}}","Message":"{{message}} {{Canary}}"}""");

    private static Func<NetworkStream, CancellationToken, Task> Send(int status, string body) =>
        (stream, token) => stream.WriteAsync(ScriptedEndpoint.Response(status, body), token).AsTask();

    private static Task SendHalfAsync(NetworkStream stream, CancellationToken token) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 4096\r\n\r\n{s_value}"), token).AsTask();

    private static Task CloseConnection(NetworkStream stream)
    {
        stream.Socket.Close(0);
        return Task.CompletedTask;
    }
}
