using System.Security.Cryptography;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Writes a request as AWS JSON 1.1. Each call has its own instance. Disposing wipes the bytes that were written.</summary>
internal sealed class JsonRequestMarshaller<TRequest, TResponse>(Operation<TRequest, TResponse> operation)
    : IMarshaller<IRequest, AmazonWebServiceRequest>, IDisposable
    where TRequest : AmazonSecretsManagerRequest
    where TResponse : class
{
    private byte[] _body = [];

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        Dispose();
        _body = JsonSerializer.SerializeToUtf8Bytes((TRequest)input, operation.Request);
        return new DefaultRequest(input, "Amazon.SecretsManager")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = _body,
            Headers =
            {
                ["X-Amz-Target"] = $"secretsmanager.{operation.Name}",
                ["Content-Type"] = "application/x-amz-json-1.1",
                [HeaderKeys.XAmzApiVersion] = AmazonSecretsManagerConfig.ApiVersion,
            },
        };
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_body);
}
