using System.Net;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>What the agent's failures mean. Secrets Manager's own come through it with their code and are judged as such.</summary>
internal static class AgentErrors
{
    internal const string StoreName = "aws-agent";

    // The agent's own codes for what kept it from an answer.
    private static readonly string[] s_outages = ["TimeoutError", "ConnectionError", "InternalFailure"];

    /// <summary>What an answer that is no success means.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="body">Its body.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="isTokenReplaced">Whether a refused token is one that a restarting agent is about to replace.</param>
    internal static SecretsException Classify(HttpStatusCode status, ReadOnlySpan<byte> body, SecretRequest request, bool isTokenReplaced)
    {
        var (code, message) = Read(body);
        return (status, code) switch
        {
            (HttpStatusCode.Forbidden, null) or (HttpStatusCode.Unauthorized, _) => Unavailable(
                request, "It refuses the token. Give it the one it was started with: AWS_TOKEN, or file:// and the file of it.", isTokenReplaced),
            (HttpStatusCode.TooManyRequests, _) => Unavailable(request, "It has as many connections as it takes (its setting max_conn).", isTransient: true),
            (HttpStatusCode.NotFound, null) => Unavailable(request, "What listens there is no Secrets Manager agent.", isTransient: false),

            // The Lambda extension, in the first moments of an execution environment.
            (HttpStatusCode.BadRequest, null) when Encoding.UTF8.GetString(body).Contains("not ready", StringComparison.OrdinalIgnoreCase) =>
                Unavailable(request, "It is not ready yet.", isTransient: true),
            (_, null) => Unavailable(request, $"It answered with HTTP {(int)status}.", isTransient: (int)status >= 500),
            _ when (int)status >= 500 || Array.IndexOf(s_outages, code) >= 0 => Unavailable(request, "It does not get an answer from Secrets Manager.", isTransient: true),
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
            // Plain text: the agent's own refusals.
        }

        // A code may be qualified by its namespace: com.amazonaws.secretsmanager#ResourceNotFoundException.
        return (code?[(code.LastIndexOf('#') + 1)..], message);
    }
}
