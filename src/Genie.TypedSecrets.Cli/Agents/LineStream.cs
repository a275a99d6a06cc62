namespace Genie.TypedSecrets.Cli.Agents;

/// <summary>Passes bytes through, and shows each line of them.</summary>
/// <param name="inner">The stream, which is not disposed of.</param>
/// <param name="onLine">The function that sees each line, without its end.</param>
/// <param name="onEnd">The function that is awaited before the end is read.</param>
internal sealed class LineStream(Stream inner, Action<ReadOnlyMemory<byte>> onLine, Func<CancellationToken, Task> onEnd) : Stream
{
    private readonly MemoryStream _line = new();

    // Whether the last line has no end, so that its reader waits for more.
    private bool _isOpen;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count == 0 && buffer.Length > 0)
        {
            if (_isOpen)
            {
                buffer.Span[0] = (byte)'\n';
                count = 1;
            }
            else
            {
                await onEnd(cancellationToken).ConfigureAwait(false);
            }
        }

        _isOpen = count > 0 && buffer.Span[count - 1] != (byte)'\n';

        Show(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        Show(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        inner.Write(buffer, offset, count);
        Show(buffer.AsSpan(offset, count));
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Show(ReadOnlySpan<byte> bytes)
    {
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            _line.Write(bytes[..end]);
            onLine(_line.GetBuffer().AsMemory(0, (int)_line.Length));
            _line.SetLength(0);
            bytes = bytes[(end + 1)..];
        }

        _line.Write(bytes);
    }
}
