using System.Net;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>Tests which content is sent again.</summary>
public sealed class RequestContentTests
{
    public static TheoryData<string> Repeatable => ["text", "form", "bytes", "json", "multipart", "once", "stream", "none"];

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task Send_ContentWithinTheLimit_IsSentAgain(string kind)
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token");
        using var client = await RotatedAsync(harness, server);
        using HttpRequestMessage request = new(HttpMethod.Post, "/") { Content = Content(kind) };

        (await client.SendAsync(request, Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Contents.Distinct().Count().ShouldBe(kind == "none" ? 0 : 1);
        server.Contents.Count.ShouldBe(kind == "none" ? 0 : 2);
    }

    [Theory]
    [InlineData(4, HttpStatusCode.OK)]
    [InlineData(3, HttpStatusCode.Unauthorized)]
    [InlineData(0, HttpStatusCode.Unauthorized)]
    public async Task Send_ContentOfUnknownLength_IsKeptUpToTheLimit(long limit, HttpStatusCode expected)
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token");
        using var client = await RotatedAsync(harness, server, limit);
        using OnceContent content = new("four");

        (await client.PostAsync("/", content, Harness.Cancellation)).StatusCode.ShouldBe(expected);

        content.Reads.ShouldBe(1);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("none")]
    public async Task Send_ContentThatIsInMemoryAlready_NeedsNoBuffer(string kind)
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token");
        using var client = await RotatedAsync(harness, server, limit: 0);
        using HttpRequestMessage request = new(HttpMethod.Post, "/") { Content = Content(kind) };

        (await client.SendAsync(request, Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Send_ContentThatTheServerDidNotRead_NeedsNoBuffer()
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token") { ReadsContent = false };
        using var client = await RotatedAsync(harness, server, limit: 1);
        using OnceContent content = new("longer than the limit");

        (await client.PostAsync("/", content, Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Contents.ShouldBe(["longer than the limit"]);
    }

    [Fact]
    public async Task Send_ContentThatCannotBeSentAgain_PassesTheResponseAndFetchesForTheNextRequest()
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token");
        using var client = await RotatedAsync(harness, server, limit: 0);
        using OnceContent content = new("body");
        (await client.PostAsync("/", content, Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await harness.FetchedForAsync()).ShouldBe("rejection");
        using OnceContent next = new("next");

        (await client.PostAsync("/", next, Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Send_ContentWithHeaders_KeepsThem()
    {
        await using Harness harness = new();
        List<string> headers = [];
        TokenServer server = new("rotated-token")
        {
            Respond = request =>
            {
                headers.Add(request.Content!.Headers.ToString());
                return new(request.Headers.Authorization!.Parameter == "rotated-token" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
            },
        };
        using var client = await RotatedAsync(harness, server);
        using OnceContent content = new("body");
        content.Headers.ContentType = new("application/x-ndjson");
        content.Headers.ContentEncoding.Add("identity");

        await client.PostAsync("/", content, Harness.Cancellation);

        headers.Distinct().Single().ReplaceLineEndings("\n").ShouldBe("Content-Type: application/x-ndjson\nContent-Encoding: identity\n");
        headers.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void MaxRequestContentBufferSize_OutOfRange_IsRejected(long size) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SecretAuthenticationOptions { MaxRequestContentBufferSize = size });

    private static async Task<HttpClient> RotatedAsync(Harness harness, TokenServer server, long limit = 1_000)
    {
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        return SecretAuthenticationHandlerTests.Client(harness, server, new() { MaxRequestContentBufferSize = limit });
    }

    private static HttpContent? Content(string kind) => kind switch
    {
        "text" => new StringContent("body"),
        "form" => new FormUrlEncodedContent([new("key", "value")]),
        "bytes" => new ReadOnlyMemoryContent(new byte[] { 65, 66 }),
        "json" => System.Net.Http.Json.JsonContent.Create(new[] { 1, 2 }),
        "multipart" => new MultipartFormDataContent { { new OnceContent("part"), "name" } },
        "once" => new OnceContent("body"),
        "stream" => new StreamContent(new MemoryStream([65, 66])),
        _ => null,
    };
}
