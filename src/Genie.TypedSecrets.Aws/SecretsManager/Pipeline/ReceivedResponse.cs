using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Represents a response with the original's headers and a body that was received already.</summary>
internal sealed class ReceivedResponse(IWebResponseData original, ReceivedBody body) : IWebResponseData
{
    public long ContentLength => original.ContentLength;

    public string ContentType => original.ContentType;

    public HttpStatusCode StatusCode => original.StatusCode;

    public bool IsSuccessStatusCode => original.IsSuccessStatusCode;

    public IHttpResponseBody ResponseBody => body;

    public string[] GetHeaderNames() => original.GetHeaderNames();

    public bool IsHeaderPresent(string headerName) => original.IsHeaderPresent(headerName);

    public string GetHeaderValue(string headerName) => original.GetHeaderValue(headerName);

    public IEventStreamHeader GetEventStreamHeader(string headerName) => original.GetEventStreamHeader(headerName);

    public bool IsEventHeaderPresent(string headerName) => original.IsEventHeaderPresent(headerName);
}
