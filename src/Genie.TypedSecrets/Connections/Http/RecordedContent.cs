using System.Net;

namespace Genie.TypedSecrets.Connections.Http;

/// <summary>Sends the content of a request and keeps it in memory meanwhile, up to a limit, so that it can be sent again.</summary>
/// <remarks>Nothing is read ahead: content that is produced while it is sent, and content that the server does not want, stay as they are.</remarks>
internal sealed class RecordedContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly long _limit;
    private volatile bool _isBegun;
    private volatile Recording? _recording;

    private RecordedContent(HttpContent content, long limit)
    {
        (_content, _limit) = (content, limit);
        foreach (var (name, values) in content.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Gets whether the content can be sent again: it was not read at all, or to its end and within the limit.</summary>
    internal bool CanRepeat => !_isBegun || _recording is not null;

    /// <summary>Returns whether sending content again gives the same bytes, without help.</summary>
    internal static bool IsInMemory(HttpContent? content) => content is null or ByteArrayContent or ReadOnlyMemoryContent;

    /// <summary>Creates content that can be sent again; null if that is not necessary, or the content is known to be larger than the limit.</summary>
    internal static RecordedContent? For(HttpContent? content, long limit) =>
        content is null || IsInMemory(content) || content.Headers.ContentLength > limit ? null : new(content, limit);

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        var known = _content.Headers.ContentLength;
        length = known ?? 0;
        return known is not null;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_recording is { } recorded)
        {
            await stream.WriteAsync(recorded.Bytes, cancellationToken).ConfigureAwait(false);
            return;
        }

        _isBegun = true;
        RecordingStream recording = new(stream, _limit);
        await using (recording.ConfigureAwait(false))
        {
            await _content.CopyToAsync(recording, context, cancellationToken).ConfigureAwait(false);
            _recording = recording.ToRecording();
        }
    }

    /// <inheritdoc/>
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_recording is { } recorded)
        {
            stream.Write(recorded.Bytes.Span);
            return;
        }

        _isBegun = true;
        using RecordingStream recording = new(stream, _limit);
        _content.CopyTo(recording, context, cancellationToken);
        _recording = recording.ToRecording();
    }
}
