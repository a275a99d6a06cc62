using System.Net;
using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws.SecretsManager;

/// <summary>An error the service answered with. What it means for a secret is decided in <c>AwsErrors</c>, by code and status.</summary>
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
        : base($"Secrets Manager answered with {errorCode}.", innerException, errorType, errorCode, requestId, statusCode)
    {
        ServiceMessage = message ?? string.Empty;
    }

    /// <summary>What the service said. Not in <see cref="Exception.Message"/>, which the SDK logs: it may quote what was sent.</summary>
    internal string ServiceMessage { get; } = string.Empty;
}
