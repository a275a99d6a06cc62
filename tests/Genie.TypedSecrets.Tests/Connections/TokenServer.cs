using System.Collections.Concurrent;
using System.Net;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>A server at the end of a handler chain: it accepts one token, reads the content of requests, and remembers them.</summary>
internal sealed class TokenServer(string accepted) : HttpMessageHandler
{
    /// <summary>Gets or sets the token that it accepts.</summary>
    public string Accepted { get; set; } = accepted;

    /// <summary>Gets or sets what makes a response, instead of the token.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage>? Respond { get; set; }

    /// <summary>Gets or sets whether the content of requests that are rejected is read.</summary>
    public bool ReadsContent { get; set; } = true;

    public ConcurrentQueue<string> Tokens { get; } = new();

    public ConcurrentQueue<string> Contents { get; } = new();

    public ConcurrentQueue<HttpResponseMessage> Responses { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = Start(request);
        if (request.Content is { } content && (ReadsContent || response.IsSuccessStatusCode))
        {
            using MemoryStream body = new();
            await content.CopyToAsync(body, cancellationToken);
            Contents.Enqueue(System.Text.Encoding.UTF8.GetString(body.ToArray()));
        }

        return response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = Start(request);
        if (request.Content is { } content)
        {
            using MemoryStream body = new();
            content.CopyTo(body, null, cancellationToken);
            Contents.Enqueue(System.Text.Encoding.UTF8.GetString(body.ToArray()));
        }

        return response;
    }

    private HttpResponseMessage Start(HttpRequestMessage request)
    {
        var token = request.Headers.Authorization?.Parameter
            ?? (request.Headers.TryGetValues("X-Api-Key", out var values) ? string.Join(", ", values) : string.Empty);
        Tokens.Enqueue(token);
        var response = Respond?.Invoke(request) ?? new(token == Accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
        response.RequestMessage ??= request;
        response.Content = new TrackedContent();
        Responses.Enqueue(response);
        return response;
    }
}

/// <summary>The content of a response, which knows whether it was disposed.</summary>
internal sealed class TrackedContent() : StringContent("content")
{
    public bool IsDisposed { get; private set; }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
