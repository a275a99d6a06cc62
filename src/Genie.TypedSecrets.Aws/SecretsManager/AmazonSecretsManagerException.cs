using System.Net;
using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws.SecretsManager;

/// <summary>Represents an error response of the service. <c>AwsErrors</c> translates it.</summary>
internal sealed class AmazonSecretsManagerException : AmazonServiceException
{
    public AmazonSecretsManagerException()
    {
    }

    public AmazonSecretsManagerException(string message)
        : base(message)
    {
    }

    public AmazonSecretsManagerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal AmazonSecretsManagerException(
        string? message,
        Exception? innerException,
        ErrorType errorType,
        string? errorCode,
        string? requestId,
        HttpStatusCode statusCode)
        : base($"Secrets Manager returned {errorCode}.", innerException, errorType, errorCode, requestId, statusCode)
    {
        ServiceMessage = message ?? string.Empty;
    }

    /// <summary>Gets the service's message. It is not part of <see cref="Exception.Message"/>, which the SDK logs, because it can quote the request.</summary>
    internal string ServiceMessage { get; } = string.Empty;
}
