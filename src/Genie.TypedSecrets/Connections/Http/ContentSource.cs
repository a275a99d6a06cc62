using System.Net;

namespace Genie.TypedSecrets.Connections.Http;

/// <summary>Represents the content of a request, which is read once and kept for other attempts, up to a limit.</summary>
internal sealed class ContentSource
{
    /// <summary>The time for which content is still read after the server has responded, so that the request can be repeated.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly long _limit;
    private volatile Recording? _recording;

    private ContentSource(HttpContent content, long limit, TimeProvider timeProvider) => (Content, _limit, TimeProvider) = (content, limit, timeProvider);

    /// <summary>Gets the content.</summary>
    internal HttpContent Content { get; }

    /// <summary>Gets the clock.</summary>
    internal TimeProvider TimeProvider { get; }

    /// <summary>Gets the bytes that were read; null if the content was not read to its end, or exceeds the limit.</summary>
    internal Recording? Recording => _recording;

    /// <summary>Returns whether sending content again gives the same bytes, without help.</summary>
    internal static bool IsInMemory(HttpContent? content) => content is null or ByteArrayContent or ReadOnlyMemoryContent;

    /// <summary>Creates a source; null if that is not necessary, or the content is known to be larger than the limit.</summary>
    internal static ContentSource? For(HttpContent? content, long limit, TimeProvider timeProvider) =>
        content is null || IsInMemory(content) || content.Headers.ContentLength > limit ? null : new(content, limit, timeProvider);

    internal async Task CopyToAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_recording is { } recorded)
        {
            await stream.WriteAsync(recorded.Bytes, cancellationToken).ConfigureAwait(false);
            return;
        }

        // A server that has responded may cancel the sending. The content is read on for a moment.
        using CancellationTokenSource reading = new(Timeout.InfiniteTimeSpan, TimeProvider);
        var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).CancelAfter(Patience), reading);
        RecordingStream recording = new(stream, _limit, cancellationToken);
        await using (registration.ConfigureAwait(false))
        await using (recording.ConfigureAwait(false))
        {
            await Content.CopyToAsync(recording, context, reading.Token).ConfigureAwait(false);
            _recording = recording.ToRecording();
            recording.ThrowIfFailed();
        }
    }

    internal void CopyTo(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_recording is { } recorded)
        {
            stream.Write(recorded.Bytes.Span);
            return;
        }

        using RecordingStream recording = new(stream, _limit, cancellationToken);
        Content.CopyTo(recording, context, cancellationToken);
        _recording = recording.ToRecording();
        recording.ThrowIfFailed();
    }
}
