using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Connections.Http;

/// <summary>Represents content that was kept.</summary>
internal sealed record Recording(ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Writes to another stream, and keeps what was written until that exceeds a limit. If the other stream fails, which is how a server says that it does
/// not want more, the rest is only kept. Disposing it does not dispose the other stream.
/// </summary>
/// <param name="target">The other stream.</param>
/// <param name="limit">The number of bytes that are kept.</param>
/// <param name="writing">Cancels writing to the other stream.</param>
[SuppressMessage("Design", "CA1031", Justification = "The exception is thrown once the content was read, by ThrowIfFailed.")]
internal sealed class RecordingStream(Stream target, long limit, CancellationToken writing) : Stream
{
    private MemoryStream? _kept = new();
    private ExceptionDispatchInfo? _failure;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Gets the bytes that were written; null if they exceeded the limit.</summary>
    internal Recording? ToRecording() => _kept is { } kept ? new(kept.GetBuffer().AsMemory(0, (int)kept.Length)) : null;

    /// <summary>Throws the exception of the other stream if it failed.</summary>
    internal void ThrowIfFailed() => _failure?.Throw();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Keep(buffer);
        if (_failure is null)
        {
            try
            {
                target.Write(buffer);
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }
    }

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write([value]);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep(buffer.Span);
        if (_failure is null)
        {
            try
            {
                await target.WriteAsync(buffer, writing).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_failure is null)
        {
            try
            {
                target.Flush();
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }
    }

    /// <inheritdoc/>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_failure is null)
        {
            try
            {
                await target.FlushAsync(writing).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> buffer)
    {
        if (_kept is { } kept && kept.Length + buffer.Length > limit)
        {
            _kept = null;
            _failure?.Throw();
        }

        _kept?.Write(buffer);
    }

    // Reading on makes sense as long as the content can be kept.
    private void Fail(Exception exception)
    {
        _failure = ExceptionDispatchInfo.Capture(exception);
        if (_kept is null)
        {
            _failure.Throw();
        }
    }
}
