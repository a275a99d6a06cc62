using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Represents an error response of an AWS service. Its message is evaluated and never shown, because it can quote the request.</summary>
/// <param name="Code">The error code. Empty if the response has none.</param>
/// <param name="Message">The service's message.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="RequestId">The request id, or null.</param>
internal sealed record ServiceError(string Code, string Message, HttpStatusCode Status, string? RequestId)
{
    private const int MaxCodeLength = 128;

    /// <summary>Gets the code, the HTTP status and the request id for an error message.</summary>
    internal string Description
    {
        get
        {
            var status = ((int)Status).ToString(CultureInfo.InvariantCulture);
            var request = string.IsNullOrEmpty(RequestId) ? string.Empty : $", request {Printable(RequestId)}";
            return Code.Length == 0 ? $"HTTP {status}{request}" : $"{PrintableCode} (HTTP {status}{request})";
        }
    }

    /// <summary>Gets the code for an error message.</summary>
    internal string PrintableCode => Printable(Code);

    internal static ServiceError From(AmazonServiceException e) => new(
        ErrorCodes.Normalize(e.ErrorCode),
        (e as AmazonSecretsManagerException)?.ServiceMessage ?? e.Message ?? string.Empty,
        e.StatusCode,
        e.RequestId);

    /// <summary>Determines whether the service's message contains a text.</summary>
    internal bool Says(string text) => Message.Contains(text, StringComparison.OrdinalIgnoreCase);

    // Error codes and request ids have a known alphabet. Anything else does not come from AWS.
    private static string Printable(string text) =>
        text.Length <= MaxCodeLength && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '#') ? text : "an unreadable code";
}
