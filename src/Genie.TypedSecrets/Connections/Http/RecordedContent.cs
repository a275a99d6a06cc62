using System.Net;

namespace Genie.TypedSecrets.Connections.Http;

/// <summary>Sends the content of a request in one attempt, and keeps it in memory meanwhile, up to a limit, so that another attempt can send it again.</summary>
/// <remarks>
/// <para>Nothing is read ahead: content that is produced while it is sent, and content that the server does not want, stay as they are.</para>
/// <para>
/// With HTTP/2 the response can arrive while the content is still being sent, or before that begins. An attempt that has not begun is stopped before
/// another one begins, because both would read the same content.
/// </para>
/// </remarks>
internal sealed class RecordedContent : HttpContent
{
    private const int New = 0;
    private const int Begun = 1;
    private const int Stopped = 2;

    private readonly ContentSource _source;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    internal RecordedContent(ContentSource source)
    {
        _source = source;
        foreach (var (name, values) in source.Content.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Returns whether another attempt can send the content: it was not read at all, or to its end and within the limit.</summary>
    internal bool TryHandOver() => Interlocked.CompareExchange(ref _state, Stopped, New) != Begun || _source.Recording is not null;

    /// <summary>Waits until the content that is being sent has been read to its end, but not for long.</summary>
    internal async Task WaitUntilReadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _state) == Begun && !_ended.Task.IsCompleted)
        {
            await Task.WhenAny(_ended.Task, Task.Delay(ContentSource.Patience, _source.TimeProvider, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        var known = _source.Content.Headers.ContentLength;
        length = known ?? 0;
        return known is not null;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin();
        try
        {
            await _source.CopyToAsync(stream, context, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <inheritdoc/>
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin();
        try
        {
            _source.CopyTo(stream, context, cancellationToken);
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private void Begin()
    {
        if (Interlocked.CompareExchange(ref _state, Begun, New) == Stopped)
        {
            throw new OperationCanceledException("The server responded before the content was sent, and the request is sent again.");
        }
    }
}
