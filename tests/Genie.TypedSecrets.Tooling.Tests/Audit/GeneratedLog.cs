using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Tests.Audit;

/// <summary>Generates a log of any size while it is read: reads by many sessions of a few roles among events of other services.</summary>
internal sealed class GeneratedLog(long size, Action<long>? onRead = null) : Stream
{
    private readonly MemoryStream _chunk = new();
    private long _events;
    private bool _ended;

    /// <summary>Gets the number of reads that the log records.</summary>
    internal long Reads { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        onRead?.Invoke(Position);
        if (_chunk.Position == _chunk.Length && !_ended)
        {
            Generate();
        }

        var read = _chunk.Read(buffer);
        Position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Generate()
    {
        StringBuilder text = new();
        for (var i = 0; i < 50; i++)
        {
            text.Append(_events == 0 ? "{\"Records\":[" : ",");
            Append(text, _events++);
        }

        if (Position + _chunk.Length >= size)
        {
            text.Append("]}");
            _ended = true;
        }

        _chunk.SetLength(0);
        _chunk.Write(Encoding.UTF8.GetBytes(text.ToString()));
        _chunk.Position = 0;
    }

    private void Append(StringBuilder text, long number)
    {
        var time = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var identity = CloudTrailEvents.Session($"job-{number % 5}", $"task-{number}");
        if (number % 4 != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{"eventVersion":"1.09","eventTime":"{{time}}","eventSource":"kms.amazonaws.com","eventName":"Decrypt","awsRegion":"us-east-1","userIdentity":{{identity}},"requestParameters":{"padding":"{{new string('x', 800)}}"},"responseElements":null,"requestID":"{{number}}"}""");
            return;
        }

        Reads++;
        text.Append(CultureInfo.InvariantCulture, $$"""{"eventVersion":"1.09","eventTime":"{{time}}","eventSource":"secretsmanager.amazonaws.com","eventName":"GetSecretValue","awsRegion":"us-east-1","userIdentity":{{identity}},"requestParameters":{"secretId":"genie-prod/category-{{number % 7}}"},"responseElements":null,"requestID":"{{number}}"}""");
    }
}
