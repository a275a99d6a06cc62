using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Faults;

/// <summary>Tests that both stores read a response in every framing and encoding of HTTP, and that a truncated one is transient.</summary>
public sealed class FramingTests
{
    private const string Canary = "CANARY-in-a-frame";
    private const int BufferLength = 4 * 1024;

    private static readonly SecretRequest s_request = new("genie-dev/api-keys");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<ITheoryDataRow> Framings => new MatrixTheoryData<string, string, int>(
        ["length", "chunked", "chunks of one byte", "chunked with extensions and trailers", "close", "HTTP/1.0", "gzip", "gzip with length", "deflate", "br", "identity", "white space", "byte order mark"],
        ["aws", "aws-agent"],
        [10, BufferLength - 200, BufferLength, 65_000]);

    [Theory]
    [MemberData(nameof(Framings))]
    public async Task Get_EveryFraming_ReturnsTheValue(string framing, string store, int length)
    {
        var value = new string('v', length);
        await using ScriptedEndpoint endpoint = new(async (_, stream, token) =>
        {
            await stream.WriteAsync(Frame(framing, Body(value)), token);
            if (framing is "close" or "HTTP/1.0")
            {
                stream.Socket.Shutdown(SocketShutdown.Send);
            }
        });
        var created = Create(store, endpoint);
        using var disposable = (IDisposable)created;

        using var payload = await created.GetAsync(s_request, Ct);

        Encoding.UTF8.GetString(payload.Reveal()).ShouldBe(value);
    }

    public static IEnumerable<ITheoryDataRow> Truncations => new MatrixTheoryData<string, string>(["length", "chunked", "close", "gzip", "unknown encoding"], ["aws", "aws-agent"]);

    [Theory]
    [MemberData(nameof(Truncations))]
    public async Task Get_TruncatedResponse_IsTransient(string framing, string store)
    {
        await using ScriptedEndpoint endpoint = new(async (_, stream, token) =>
        {
            var whole = Frame(framing, Body(Canary));
            await stream.WriteAsync(framing == "unknown encoding" ? whole : whole.AsMemory(0, whole.Length - 12), token);
            stream.Socket.Shutdown(SocketShutdown.Send);
        });
        var created = Create(store, endpoint);
        using var disposable = (IDisposable)created;

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await created.GetAsync(s_request, Ct));

        error.IsTransient.ShouldBeTrue();
        error.ToString().ShouldNotContain(Canary);
    }

    [Theory]
    [InlineData("chunked")]
    [InlineData("gzip")]
    public async Task Get_ErrorInAnyFraming_IsTranslated(string framing)
    {
        var body = Encoding.UTF8.GetBytes("""{"__type":"ResourceNotFoundException","message":"Secrets Manager can't find the specified secret."}""");
        await using ScriptedEndpoint endpoint = new((_, stream, token) => stream.WriteAsync(Frame(framing, body, status: 400), token).AsTask());
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri));

        await Should.ThrowAsync<SecretNotFoundException>(async () => await store.GetAsync(s_request, Ct));
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("aws-agent")]
    public async Task Get_CompressedResponseIsEndless_IsAborted(string store)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(new byte[64 * 1024 * 1024]);
        }

        await using ScriptedEndpoint endpoint = new((_, stream, token) => stream.WriteAsync(
            (byte[])[.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {compressed.Length}\r\n\r\n"), .. compressed.ToArray()], token).AsTask());
        var created = Create(store, endpoint);
        using var disposable = (IDisposable)created;

        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await created.GetAsync(s_request, Ct));
    }

    private static ISecretStore Create(string store, ScriptedEndpoint endpoint) => store == "aws"
        ? new AwsSecretStore(Clients.Options(endpoint.Uri, attempts: 1))
        : new AwsAgentSecretStore(new AwsAgentSecretStoreOptions { Endpoint = endpoint.Uri, Token = "fake-agent-token", Timeout = TimeSpan.FromSeconds(20) });

    private static byte[] Body(string value) =>
        Encoding.UTF8.GetBytes($$"""{"ARN":"arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/api-keys-a1b2c3","Name":"genie-dev/api-keys","VersionId":"v1","SecretString":"{{value}}"}""");

    private static byte[] Frame(string framing, byte[] body, int status = 200)
    {
        const string Type = "Content-Type: application/x-amz-json-1.1\r\n";
        return framing switch
        {
            "chunked" => Head($"HTTP/1.1 {status} S\r\n{Type}Transfer-Encoding: chunked\r\n\r\n", Chunks(body, 1_000)),
            "chunks of one byte" => Head($"HTTP/1.1 {status} S\r\n{Type}Transfer-Encoding: chunked\r\n\r\n", Chunks(body, 1)),
            "chunked with extensions and trailers" => Head($"HTTP/1.1 {status} S\r\n{Type}Transfer-Encoding: chunked\r\n\r\n", Chunks(body, 700, ";name=value", "X-Trailer: 1\r\n")),
            "close" => Head($"HTTP/1.1 {status} S\r\n{Type}Connection: close\r\n\r\n", body),
            "HTTP/1.0" => Head($"HTTP/1.0 {status} S\r\n{Type}\r\n", body),
            "gzip" => Head($"HTTP/1.1 {status} S\r\n{Type}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n", Chunks(Compress(body, static s => new GZipStream(s, CompressionLevel.Fastest)), 100)),
            "gzip with length" => WithLength($"{Type}Content-Encoding: GZIP\r\n", Compress(body, static s => new GZipStream(s, CompressionLevel.Fastest))),
            "deflate" => WithLength($"{Type}Content-Encoding: deflate\r\n", Compress(body, static s => new ZLibStream(s, CompressionLevel.Fastest))),
            "br" => WithLength($"{Type}Content-Encoding: br\r\n", Compress(body, static s => new BrotliStream(s, CompressionLevel.Fastest))),
            "identity" => WithLength($"{Type}Content-Encoding: identity\r\n", body),
            "unknown encoding" => WithLength($"{Type}Content-Encoding: zstd\r\n", body),
            "white space" => WithLength(Type, [.. "\r\n "u8, .. body, .. " \r\n\t"u8]),
            "byte order mark" => WithLength(Type, [0xEF, 0xBB, 0xBF, .. body]),
            _ => WithLength(Type, body),
        };

        byte[] WithLength(string headers, byte[] content) => Head($"HTTP/1.1 {status} S\r\n{headers}Content-Length: {content.Length}\r\n\r\n", content);
    }

    private static byte[] Head(string head, byte[] body) => [.. Encoding.ASCII.GetBytes(head), .. body];

    private static byte[] Chunks(byte[] body, int length, string extension = "", string trailers = "")
    {
        using MemoryStream framed = new();
        foreach (var chunk in body.Chunk(length))
        {
            framed.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}{extension}\r\n"));
            framed.Write(chunk);
            framed.Write("\r\n"u8);
        }

        framed.Write(Encoding.ASCII.GetBytes($"0{extension}\r\n{trailers}\r\n"));
        return framed.ToArray();
    }

    private static byte[] Compress(byte[] body, Func<Stream, Stream> compressor)
    {
        using MemoryStream compressed = new();
        using (var stream = compressor(compressed))
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }
}
