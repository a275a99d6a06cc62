using System.Net;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Aws.Errors;

namespace Genie.TypedSecrets.Aws;

/// <summary>Represents an error response of the agent. Its own errors are plain text; those of Secrets Manager are JSON with an error code.</summary>
internal sealed class AgentResponse
{
    internal AgentResponse(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        Status = status;
        (Code, var message) = ReadJson(body);
        Message = message ?? Encoding.UTF8.GetString(body);
    }

    /// <summary>Gets the HTTP status.</summary>
    internal HttpStatusCode Status { get; }

    /// <summary>Gets the error code, or null for an error of the agent itself.</summary>
    internal string? Code { get; }

    /// <summary>Gets the message. It is evaluated and never shown.</summary>
    internal string Message { get; }

    /// <summary>Gets a value indicating whether the agent rejected the token.</summary>
    internal bool IsTokenRejected => Status == HttpStatusCode.Unauthorized || (Status == HttpStatusCode.Forbidden && Code is null);

    /// <summary>Determines whether the message contains a text.</summary>
    internal bool Says(string text) => Message.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static (string? Code, string? Message) ReadJson(ReadOnlySpan<byte> body)
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
                        code = isCode ? ErrorCodes.Normalize(reader.GetString()) : code;
                        message = isMessage ? reader.GetString() : message;
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, null);
        }

        return (code, message);
    }
}
