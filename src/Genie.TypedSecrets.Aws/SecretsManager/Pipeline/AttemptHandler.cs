using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>
/// Limits the time of one attempt, from sending to the last byte of the response. The SDK on its own limits only the time until the
/// response's headers and reads the body synchronously: an endpoint that stops in the middle would block a thread forever.
/// </summary>
internal sealed class AttemptHandler(TimeSpan timeout, TimeProvider timeProvider) : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext) =>
        throw new NotSupportedException("The client is asynchronous only.");

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        var callerToken = context.CancellationToken;
        using CancellationTokenSource timeoutSource = new(timeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(callerToken, timeoutSource.Token);
        context.CancellationToken = linked.Token;
        try
        {
            return await SendAsync<T>(executionContext, linked.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (timeoutSource.IsCancellationRequested && !callerToken.IsCancellationRequested && e is OperationCanceledException or TimeoutException or IOException)
        {
            // The retry policy retries I/O errors.
            throw new IOException(FormattableString.Invariant($"The response was not complete within {timeout.TotalSeconds:0.###} s."), new TimeoutException());
        }
        finally
        {
            context.CancellationToken = callerToken;
        }
    }

    private async Task<T> SendAsync<T>(IExecutionContext executionContext, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse, new()
    {
        try
        {
            var emptyResponse = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            var response = executionContext.ResponseContext;
            response.HttpResponse = await ReceiveAsync(response.HttpResponse, cancellationToken).ConfigureAwait(false);
            return emptyResponse;
        }
        catch (HttpErrorResponseException e)
        {
            throw new HttpErrorResponseException(await ReceiveAsync(e.Response, cancellationToken).ConfigureAwait(false));
        }
    }

    // The SDK reports a missing length, as in a chunked response, as 0.
    private static long ContentLength(IWebResponseData response) => response.IsHeaderPresent(HeaderKeys.ContentLengthHeader) ? response.ContentLength : -1;

    private static async Task<IWebResponseData> ReceiveAsync(IWebResponseData response, CancellationToken cancellationToken)
    {
        using var body = response.ResponseBody;
        var stream = await body.OpenResponseAsync().ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return new ReceivedResponse(response, await ReceivedBody.ReceiveAsync(stream, ContentLength(response), response.GetHeaderValue("Content-Encoding"), cancellationToken).ConfigureAwait(false));
        }
    }
}
