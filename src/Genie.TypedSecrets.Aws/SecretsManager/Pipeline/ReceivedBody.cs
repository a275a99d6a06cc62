using System.Security.Cryptography;
using Amazon.Runtime.Internal.Transform;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>An answer's body, received whole into memory that disposal wipes.</summary>
/// <remarks>
/// The SDK's pipeline, which logs what it reads where it is told to, is shown an empty stream. What was received is in <see cref="Bytes"/>.
/// </remarks>
internal sealed class ReceivedBody : IHttpResponseBody
{
    /// <summary>
    /// The longest body that is received: 20 values of 65,536 bytes, each byte escaped to six (<c>\u0000</c>), come to 7.5 MiB.
    /// </summary>
    internal const int MaxLength = 8 * 1024 * 1024;

    private const int FirstLength = 4 * 1024;

    private readonly byte[] _buffer;
    private readonly int _length;

    private ReceivedBody(byte[] buffer, int length) => (_buffer, _length) = (buffer, length);

    /// <summary>Receives a body to its end.</summary>
    /// <param name="stream">Where it comes from.</param>
    /// <param name="announced">Its length as announced; negative where it was not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">It ended before its announced length, or goes on beyond <see cref="MaxLength"/>.</exception>
    internal static async Task<ReceivedBody> ReceiveAsync(Stream stream, long announced, CancellationToken cancellationToken)
    {
        if (announced > MaxLength)
        {
            throw new IOException("The answer is longer than any answer of Secrets Manager.");
        }

        // One more than announced: the read that finds the end needs room to find something else.
        var buffer = new byte[announced >= 0 ? (int)announced + 1 : FirstLength];
        var length = 0;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            return announced < 0 || length == announced
                ? new(buffer, length)
                : throw new IOException("The answer ended before its announced length.");
        }
        catch
        {
            CryptographicOperations.ZeroMemory(buffer);
            throw;
        }
    }

    /// <summary>What was received.</summary>
    internal ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    public Stream OpenResponse() => new MemoryStream([], writable: false);

    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    public void Dispose() => CryptographicOperations.ZeroMemory(_buffer);

    private static byte[] Grow(byte[] buffer)
    {
        if (buffer.Length > MaxLength)
        {
            throw new IOException("The answer is longer than any answer of Secrets Manager.");
        }

        var longer = new byte[buffer.Length * 2];
        buffer.CopyTo(longer, 0);
        CryptographicOperations.ZeroMemory(buffer);
        return longer;
    }
}
