using System.Net.Sockets;
using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.Faults;

/// <summary>Something that goes wrong between the client and Secrets Manager, and what the user is to be told.</summary>
/// <param name="Name">What a test run calls it.</param>
/// <param name="Error">The exception the user gets.</param>
/// <param name="IsTransient">Whether trying later may help.</param>
/// <param name="IsRetried">Whether the client tries again by itself.</param>
/// <param name="Says">What the message has in it.</param>
/// <param name="Answer">What the endpoint does.</param>
public sealed record Fault(string Name, Type Error, bool IsTransient, bool IsRetried, string Says, Func<NetworkStream, CancellationToken, Task> Answer)
{
    internal const string Canary = "CANARY-in-a-message";

    // A body that tells a value: AWS would not send it with an error, and nothing that is shown may depend on that.
    private static readonly string s_value = $$"""{"SecretString":"{{Canary}}","Name":"genie-dev/api-keys","VersionId":"v1"}""";

    /// <summary>Whether it takes the attempt's whole time.</summary>
    internal bool IsSlow => Name.StartsWith("hang", StringComparison.Ordinal);

    internal static IReadOnlyList<Fault> All { get; } =
    [
        Unavailable("hang before the answer", isRetried: true, "in time", static (_, token) => Task.Delay(Timeout.Infinite, token)),
        Unavailable("hang within the answer", isRetried: true, "in time", static async (stream, token) =>
        {
            await SendHalfAsync(stream, token);
            await Task.Delay(Timeout.Infinite, token);
        }),
        Unavailable("connection dropped", isRetried: true, "connection", static (stream, _) => HangUp(stream)),
        Unavailable("body truncated", isRetried: true, "connection", static async (stream, token) =>
        {
            await SendHalfAsync(stream, token);
            await HangUp(stream);
        }),
        Unavailable("body that is no JSON", isRetried: true, "cannot be read", Say(200, $"<html>{Canary}</html>")),
        Unavailable("body cut and closed", isRetried: true, "cannot be read", Say(200, s_value[..^20])),
        Unavailable("error page of a proxy", isRetried: true, "HTTP 502", Say(502, $"<html>{Canary}</html>")),
        Unavailable("500", isRetried: true, "InternalServiceError", Refuse(500, "InternalServiceError")),
        Unavailable("503 without a body", isRetried: true, "503", Say(503, string.Empty)),
        Unavailable("throttled", isRetried: true, "throttles", Refuse(400, "ThrottlingException")),
        Unavailable("too many requests", isRetried: true, "throttles", Refuse(429, "TooManyRequestsException")),
        Unavailable("over a quota", isRetried: true, "throttles", Refuse(400, "LimitExceededException")),
        Unavailable("request not received in time", isRetried: true, "RequestTimeoutException", Refuse(400, "RequestTimeoutException")),
        Unavailable("408 without a body", isRetried: false, "408", Say(408, string.Empty)),
        Unavailable("403 page of a proxy", isRetried: false, "HTTP 403", Say(403, $"<html>{Canary}</html>")),
        Unavailable("404 page of a proxy", isRetried: false, "HTTP 404", Say(404, $"<html>{Canary}</html>")),
        Unavailable("KMS is down", isRetried: true, "KMSInternalException", Refuse(500, "KMSInternalException")),
        Unavailable("credentials expired", isRetried: false, "expired", Refuse(400, "ExpiredTokenException")),
        Unavailable("unknown access key", isRetried: false, "aws sts get-caller-identity", Refuse(400, "UnrecognizedClientException"), isTransient: false),
        Unavailable("error of a kind nobody knows", isRetried: false, "BrandNewException", Refuse(400, "BrandNewException"), isTransient: false),
        new("access denied", typeof(SecretAccessDeniedException), false, false, "secretsmanager:", Refuse(400, "AccessDeniedException")),
        new("access denied, in XML", typeof(SecretAccessDeniedException), false, false, "secretsmanager:", Say(403, $"<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>{Canary}</Message></Error></ErrorResponse>")),
        new("KMS denied", typeof(SecretAccessDeniedException), false, false, "kms:", Refuse(400, "AccessDeniedException", "Access to KMS is not allowed")),
        new("KMS key disabled", typeof(SecretAccessDeniedException), false, false, "kms:", Refuse(400, "DecryptionFailure")),
        new("not found", typeof(SecretNotFoundException), false, false, "create-secret", Refuse(400, "ResourceNotFoundException")),
        new("scheduled for deletion", typeof(SecretNotFoundException), false, false, "restore-secret", Refuse(400, "InvalidRequestException", "because it was marked for deletion.")),
    ];

    public override string ToString() => Name;

    private static Fault Unavailable(string name, bool isRetried, string says, Func<NetworkStream, CancellationToken, Task> answer, bool isTransient = true) =>
        new(name, typeof(SecretStoreUnavailableException), isTransient, isRetried, says, answer);

    private static Func<NetworkStream, CancellationToken, Task> Refuse(int status, string code, string message = "") =>
        Say(status, $$"""{"__type":"com.amazonaws.secretsmanager#{{code}}","message":"{{message}} {{Canary}}","Message":"{{message}} {{Canary}}"}""");

    private static Func<NetworkStream, CancellationToken, Task> Say(int status, string body) =>
        (stream, token) => stream.WriteAsync(ScriptedEndpoint.Response(status, body), token).AsTask();

    private static Task SendHalfAsync(NetworkStream stream, CancellationToken token) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 4096\r\n\r\n{s_value}"), token).AsTask();

    private static Task HangUp(NetworkStream stream)
    {
        stream.Socket.Close(0);
        return Task.CompletedTask;
    }
}
