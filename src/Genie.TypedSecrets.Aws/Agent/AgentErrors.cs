using System.Net;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Classifies the agent's error responses. Errors of Secrets Manager, which the agent passes through with their error code, are classified by <see cref="AwsErrors"/>.</summary>
internal static class AgentErrors
{
    internal const string StoreName = "aws-agent";

    // The agent's own error codes for failed calls to Secrets Manager.
    private static readonly string[] s_transientCodes = ["TimeoutError", "ConnectionError", "InternalFailure"];

    /// <summary>Classifies a response whose status is not success.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The response body.</param>
    /// <param name="request">The request.</param>
    /// <param name="isTokenRejectionTransient">Whether a rejected token is expected to be replaced, because the agent restarts.</param>
    internal static SecretsException Classify(HttpStatusCode status, ReadOnlySpan<byte> body, SecretRequest request, bool isTokenRejectionTransient)
    {
        var (code, message) = Read(body);
        return (status, code) switch
        {
            (HttpStatusCode.Forbidden, null) or (HttpStatusCode.Unauthorized, _) => Unavailable(
                request, "The agent rejects the token. Set AWS_TOKEN to the token the agent was started with, or to file:// followed by the path of its file.", isTokenRejectionTransient),
            (HttpStatusCode.TooManyRequests, _) => Unavailable(request, "The agent has reached its connection limit. Raise max_conn in its configuration.", isTransient: true),
            (HttpStatusCode.NotFound, null) => Unavailable(request, "The process that listens at the agent's address is not a Secrets Manager agent. Check GENIE_SECRETS_AWS_AGENT_ENDPOINT.", isTransient: false),

            // The Lambda extension returns this while its execution environment starts.
            (HttpStatusCode.BadRequest, null) when Encoding.UTF8.GetString(body).Contains("not ready", StringComparison.OrdinalIgnoreCase) =>
                Unavailable(request, "The Lambda extension is not ready yet.", isTransient: true),
            (_, null) => Unavailable(request, $"The agent returned HTTP {(int)status}.", isTransient: (int)status >= 500),
            _ when (int)status >= 500 || Array.IndexOf(s_transientCodes, code) >= 0 => Unavailable(request, "The agent cannot reach Secrets Manager.", isTransient: true),
            _ => AwsErrors.Classify(code, message, AwsCall.ThroughAgent(request)),
        };
    }

    internal static SecretStoreUnavailableException Unavailable(SecretRequest request, string problem, bool isTransient) =>
        new(StoreName, problem, request.Name, isTransient);

    private static (string? Code, string? Message) Read(ReadOnlySpan<byte> body)
    {
        string? code = null;
        string? message = null;
        try
        {
            Utf8JsonReader reader = new(body);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    var isCode = reader.ValueTextEquals("__type"u8);
                    var isMessage = reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("Message"u8);
                    if (reader.Read() && reader.TokenType == JsonTokenType.String)
                    {
                        code = isCode ? reader.GetString() : code;
                        message = isMessage ? reader.GetString() : message;
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The agent's own errors are plain text.
        }

        // A code can be qualified with a namespace: com.amazonaws.secretsmanager#ResourceNotFoundException.
        return (code?[(code.LastIndexOf('#') + 1)..], message);
    }
}
