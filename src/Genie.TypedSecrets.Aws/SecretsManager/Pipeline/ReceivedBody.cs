using System.IO.Compression;
using System.Security.Cryptography;
using Amazon.Runtime.Internal.Transform;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Represents a response body, received completely into memory that disposal wipes.</summary>
/// <remarks>
/// The SDK's pipeline can log what it reads, so it gets an empty stream. The received bytes are in <see cref="Bytes"/>.
/// </remarks>
internal sealed class ReceivedBody : IHttpResponseBody
{
    /// <summary>
    /// The maximum length of a body. 20 values of 65,536 bytes with every byte escaped to six (<c>\u0000</c>) take 7.5 MiB.
    /// </summary>
    internal const int MaxLength = 8 * 1024 * 1024;

    private const int FirstLength = 4 * 1024;

    private readonly byte[] _buffer;
    private readonly int _length;

    private ReceivedBody(byte[] buffer, int length) => (_buffer, _length) = (buffer, length);

    /// <summary>Receives a body to its end, in every framing and encoding of HTTP.</summary>
    /// <param name="stream">The stream to read.</param>
    /// <param name="contentLength">The length that the response declares, or a negative number where it declares none.</param>
    /// <param name="contentEncoding">The encoding of the body, or null.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <exception cref="IOException">The body is shorter than its declared length, longer than <see cref="MaxLength"/>, or in an unknown encoding.</exception>
    internal static async Task<ReceivedBody> ReceiveAsync(Stream stream, long contentLength, string? contentEncoding, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(contentEncoding) || string.Equals(contentEncoding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            return await ReceiveAsync(stream, contentLength, cancellationToken).ConfigureAwait(false);
        }

        // Secrets Manager does not compress, but a gateway in between can. The declared length is that of the compressed body.
        var decoded = Decode(stream, contentEncoding);
        await using (decoded.ConfigureAwait(false))
        {
            try
            {
                return await ReceiveAsync(decoded, contentLength: -1, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException e)
            {
                throw new IOException("The compressed response cannot be read.", e);
            }
        }
    }

    private static Stream Decode(Stream stream, string contentEncoding) => contentEncoding.Trim().ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true),
        "DEFLATE" => new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true),
        "BR" => new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true),
        _ => throw new IOException("The encoding of the response is not known."),
    };

    private static async Task<ReceivedBody> ReceiveAsync(Stream stream, long contentLength, CancellationToken cancellationToken)
    {
        if (contentLength > MaxLength)
        {
            throw new IOException("The response is longer than any response of Secrets Manager.");
        }

        // One byte more than declared: the read that finds the end needs room to detect further bytes.
        var buffer = new byte[contentLength >= 0 ? (int)contentLength + 1 : FirstLength];
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

            return contentLength < 0 || length == contentLength
                ? new(buffer, length)
                : throw new IOException("The response ended before its declared length.");
        }
        catch
        {
            CryptographicOperations.ZeroMemory(buffer);
            throw;
        }
    }

    /// <summary>Gets the received bytes.</summary>
    internal ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    public Stream OpenResponse() => new MemoryStream([], writable: false);

    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    public void Dispose() => CryptographicOperations.ZeroMemory(_buffer);

    private static byte[] Grow(byte[] buffer)
    {
        if (buffer.Length > MaxLength)
        {
            throw new IOException("The response is longer than any response of Secrets Manager.");
        }

        var longer = new byte[buffer.Length * 2];
        buffer.CopyTo(longer, 0);
        CryptographicOperations.ZeroMemory(buffer);
        return longer;
    }
}
