using System.Net;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;
using Genie.TypedSecrets.Aws.SecretsManager.Json;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Reads an AWS JSON 1.1 response from its receive buffer. No value becomes a string.</summary>
internal sealed class JsonResponseUnmarshaller<TResponse>(JsonTypeInfo<TResponse> typeInfo) : JsonResponseUnmarshaller
    where TResponse : class
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var requestId = context.ResponseData.GetHeaderValue(HeaderKeys.RequestIdHeader);
        return new JsonResponse<TResponse>
        {
            Message = SecretsManagerJson.TryRead(((ReceivedBody)context.ResponseData.ResponseBody).Bytes, typeInfo)
                ?? throw new AmazonUnmarshallingException(requestId, lastKnownLocation: null, innerException: null, context.ResponseData.StatusCode),
            ResponseMetadata = new ResponseMetadata { RequestId = requestId },
        };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        using MemoryStream body = new(((ReceivedBody)context.ResponseData.ResponseBody).Bytes.ToArray(), writable: false);
        using JsonUnmarshallerContext unlogged = new(body, maintainResponseBody: false, context.ResponseData, isException: true);
        StreamingUtf8JsonReader reader = new(unlogged.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(unlogged, ref reader);
        return new AmazonSecretsManagerException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
