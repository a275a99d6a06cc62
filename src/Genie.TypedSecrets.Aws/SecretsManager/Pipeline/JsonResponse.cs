using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>A response as the SDK's pipeline wants it, around a message that is AWS's alone.</summary>
internal sealed class JsonResponse<TResponse> : AmazonWebServiceResponse
    where TResponse : class
{
    /// <summary>The message. Set by whoever read the answer.</summary>
    internal TResponse? Message { get; init; }
}
