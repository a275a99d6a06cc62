using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>
/// One attempt, from sending to the last byte of the answer, within its time. Left to itself the SDK bounds the time to the answer's head
/// only, and reads the body synchronously: an endpoint that stops in the middle would hold a thread for ever.
/// </summary>
internal sealed class AttemptHandler(TimeSpan timeout, TimeProvider timeProvider) : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext) =>
        throw new NotSupportedException("The client is asynchronous only.");

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        var callers = context.CancellationToken;
        using CancellationTokenSource late = new(timeout, timeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(callers, late.Token);
        context.CancellationToken = end.Token;
        try
        {
            return await SendAsync<T>(executionContext, end.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (late.IsCancellationRequested && !callers.IsCancellationRequested && e is OperationCanceledException or TimeoutException or IOException)
        {
            // An I/O error is what the retry policy tries again.
            throw new IOException(FormattableString.Invariant($"There was no whole answer within {timeout.TotalSeconds:0.###} s."), new TimeoutException());
        }
        finally
        {
            context.CancellationToken = callers;
        }
    }

    private async Task<T> SendAsync<T>(IExecutionContext executionContext, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse, new()
    {
        try
        {
            var nothingYet = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            var response = executionContext.ResponseContext;
            response.HttpResponse = await ReceiveAsync(response.HttpResponse, cancellationToken).ConfigureAwait(false);
            return nothingYet;
        }
        catch (HttpErrorResponseException e)
        {
            throw new HttpErrorResponseException(await ReceiveAsync(e.Response, cancellationToken).ConfigureAwait(false));
        }
    }

    private static async Task<IWebResponseData> ReceiveAsync(IWebResponseData response, CancellationToken cancellationToken)
    {
        using var body = response.ResponseBody;
        var stream = await body.OpenResponseAsync().ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return new ReceivedResponse(response, await ReceivedBody.ReceiveAsync(stream, response.ContentLength, cancellationToken).ConfigureAwait(false));
        }
    }
}
