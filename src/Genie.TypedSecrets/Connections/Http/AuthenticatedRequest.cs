using System.Net.Http.Headers;

namespace Genie.TypedSecrets.Connections.Http;

/// <summary>Represents one request on its way through the handler. Disposing it restores the request, and disposes a response that no caller gets.</summary>
internal sealed class AuthenticatedRequest<T>(HttpRequestMessage request, RequestAuthentication<T> authentication, TimeProvider timeProvider) : IDisposable
    where T : class
{
    private readonly HttpContent? _content = request.Content;
    private readonly HttpMethod _method = request.Method;
    private readonly Uri? _address = request.RequestUri;
    private readonly ContentSource? _source = ContentSource.For(request.Content, authentication.Options.MaxRequestContentBufferSize, timeProvider);
    private IReadOnlyList<HeaderChange> _changes = [];
    private Uri? _sentTo;
    private RecordedContent? _recorded;
    private HttpResponseMessage? _rejected;

    /// <summary>Makes the request ready to be sent with a version of the secret.</summary>
    internal void Prepare(T value)
    {
        _rejected?.Dispose();
        _rejected = null;
        Restore();
        (request.Method, request.RequestUri) = (_method, _address);
        var before = HeaderChange.Snapshot(request.Headers);
        authentication.Authenticate(request, value);
        _changes = HeaderChange.Between(before, request.Headers);
        authentication.Redirects.Check(_changes);
        _sentTo = request.RequestUri;
        _recorded = _source is not null && ReferenceEquals(request.Content, _content) ? new(_source) : null;
        if (_recorded is not null)
        {
            request.Content = _recorded;
        }
    }

    /// <summary>Returns a response unless it rejects the credentials.</summary>
    /// <exception cref="RejectedResponseException">The response rejects the credentials.</exception>
    internal HttpResponseMessage Check(HttpResponseMessage response)
    {
        _rejected = response;
        return IsRejection(response) ? throw new RejectedResponseException(response, CanRepeat) : response;
    }

    /// <inheritdoc cref="Check"/>
    internal async Task<HttpResponseMessage> CheckAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        _rejected = response;
        if (_recorded is not null && IsRejection(response))
        {
            await _recorded.WaitUntilReadAsync(cancellationToken).ConfigureAwait(false);
        }

        return Check(response);
    }

    /// <summary>Returns a response to the caller, who disposes it.</summary>
    internal HttpResponseMessage Return(HttpResponseMessage response)
    {
        _rejected = null;
        return response;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rejected?.Dispose();
        Restore();
    }

    // Content that the function has set is made for each attempt.
    private bool CanRepeat => _recorded?.TryHandOver() ?? (!ReferenceEquals(request.Content, _content) || ContentSource.IsInMemory(_content));

    private bool IsRejection(HttpResponseMessage response) => authentication.Options.IsAuthenticationFailure(response) && !WasRedirected(response);

    // The response came from an address that the credentials were not sent to.
    private bool WasRedirected(HttpResponseMessage response) => (response.RequestMessage?.RequestUri ?? request.RequestUri) is { } address && address != _sentTo;

    private void Restore()
    {
        request.Content = _content;

        // Where it is another one, a redirect was followed, and the caller may want to know.
        if (ReferenceEquals(request.RequestUri, _sentTo))
        {
            request.RequestUri = _address;
        }

        foreach (var change in _changes)
        {
            change.Undo(request.Headers);
        }

        _changes = [];
    }
}
