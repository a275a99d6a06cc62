using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Wraps a message in the response type that the SDK's pipeline requires.</summary>
internal sealed class JsonResponse<TResponse> : AmazonWebServiceResponse
    where TResponse : class
{
    /// <summary>Gets the message. The unmarshaller sets it.</summary>
    internal TResponse? Message { get; init; }
}
