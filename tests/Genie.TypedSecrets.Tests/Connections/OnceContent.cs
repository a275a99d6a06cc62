using System.Net;
using System.Text;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>Content whose length is not known, and that can be read once, as a stream of a network can.</summary>
internal sealed class OnceContent(string text, bool canRepeat = false) : HttpContent
{
    private int _reads;

    public int Reads => _reads;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Begin();
        foreach (var character in text)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes([character]));
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private void Begin()
    {
        if (Interlocked.Increment(ref _reads) > 1 && !canRepeat)
        {
            throw new InvalidOperationException("The content was read already.");
        }
    }
}
