using System.Net;
using System.Net.Http.Headers;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>Tests which version requests are authenticated with, and what happens when a server rejects it.</summary>
public sealed class SecretAuthenticationHandlerTests
{
    private static readonly SecretAuthenticationOptions s_atOnce = new() { Deadline = TimeSpan.Zero };

    [Fact]
    public async Task Send_TheTokenIsAccepted_SetsTheHeaderAndAsksTheStoreOnce()
    {
        await using Harness harness = new();
        TokenServer server = new("fake-token");
        using var client = Client(harness, server);

        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Tokens.ShouldBe(["fake-token", "fake-token"]);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Send_TheTokenWasRotated_RepeatsOnceWithTheNewVersionAndDisposesTheFirstResponse()
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token");
        using var client = Client(harness, server);
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        var response = await client.GetAsync("/", Harness.Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Tokens.ShouldBe(["fake-token", "rotated-token"]);
        harness.Store.Calls.ShouldBe(2);
        server.Responses.Select(each => ((TrackedContent)each.Content).IsDisposed).ShouldBe([true, false]);
    }

    [Fact]
    public void SendSynchronously_TheTokenWasRotated_RepeatsOnceWithTheNewVersion()
    {
        Harness harness = new();
        TokenServer server = new("rotated-token");
        using var client = Client(harness, server);
        harness.Accessor.Get();
        harness.Put("rotated-token", "v2");
        using HttpRequestMessage request = new(HttpMethod.Post, "/") { Content = new OnceContent("body") };

        client.Send(request, Harness.Cancellation).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Tokens.ShouldBe(["fake-token", "rotated-token"]);
        server.Contents.ShouldBe(["body", "body"]);
    }

    [Fact]
    public async Task Send_NoNewerVersionComes_ReturnsTheRejection()
    {
        await using Harness harness = new();
        TokenServer server = new("another-token");
        using var client = Client(harness, server, s_atOnce);

        var response = await client.GetAsync("/", Harness.Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(Harness.Cancellation)).ShouldBe("content");
        server.Tokens.ShouldBe(["fake-token"]);
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Send_TheNewVersionIsRejectedToo_IsNotSentTwiceWithIt()
    {
        await using Harness harness = new();
        TokenServer server = new("another-token");
        using var client = Client(harness, server, s_atOnce);
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        server.Tokens.ShouldBe(["fake-token", "rotated-token"]);
    }

    [Fact]
    public async Task Send_ThePromotionIsLate_WaitsForTheNewVersion()
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token");
        using var client = Client(harness, server);
        await harness.LoadAsync();

        var response = client.GetAsync("/", Harness.Cancellation);
        await harness.PassAsync();
        harness.Put("rotated-token", "v2");
        await harness.PassUntilAsync(response);

        (await response).StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Tokens.ShouldBe(["fake-token", "rotated-token"]);
    }

    [Fact]
    public async Task Send_AHundredAreRejectedTogether_ShareOneRefresh()
    {
        await using Harness harness = new();
        using SemaphoreSlim arrived = new(0);
        TokenServer server = new("rotated-token");
        using var client = Client(harness, server);
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.GetAsync("/", Harness.Cancellation)));

        harness.Store.Calls.ShouldBe(2);
        server.Responses.Count(response => response.StatusCode == HttpStatusCode.OK).ShouldBe(100);
    }

    [Fact]
    public async Task Send_AnotherStatusRejects_IsRepeatedAsTheOptionSays()
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token") { Respond = request => new(request.Headers.Authorization!.Parameter == "rotated-token" ? HttpStatusCode.OK : HttpStatusCode.Forbidden) };
        using var client = Client(harness, server, new() { IsAuthenticationFailure = response => response.StatusCode == HttpStatusCode.Forbidden });
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Send_AnyOtherFailure_IsNotRepeated()
    {
        await using Harness harness = new();
        TokenServer server = new("fake-token") { Respond = _ => new(HttpStatusCode.Forbidden) };
        using var client = Client(harness, server);

        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        server.Tokens.Count.ShouldBe(1);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Send_TheSecretIsGone_ThrowsThatAndDisposesTheResponse()
    {
        await using Harness harness = new();
        TokenServer server = new("another-token");
        using var client = Client(harness, server);
        await harness.LoadAsync();
        harness.Store.Fail(harness.Name, new SecretNotFoundException(harness.Name, "manual", "Create it."));

        await Should.ThrowAsync<SecretNotFoundException>(() => client.GetAsync("/", Harness.Cancellation));

        ((TrackedContent)server.Responses.Single().Content).IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Send_AfterTheResponse_TheRequestIsAsBefore()
    {
        await using Harness harness = new();
        TokenServer server = new("fake-token");
        using HttpMessageInvoker invoker = new(new SecretAuthenticationHandler<TestSecret>(
            harness.Accessor,
            (request, secret) =>
            {
                request.Headers.Remove("X-Removed");
                request.Headers.Add("X-Api-Key", secret.Token.Reveal());
                request.Headers.UserAgent.ParseAdd("changed/1.0");
                request.RequestUri = new(request.RequestUri!, "?changed");
                request.Content = new StringContent("changed");
            })
        { InnerHandler = server });
        OnceContent content = new("own");
        using HttpRequestMessage request = new(HttpMethod.Post, "https://api.example.com/") { Content = content };
        request.Headers.Add("X-Removed", ["a", "b"]);
        request.Headers.UserAgent.ParseAdd("job/2.0");

        var response = await invoker.SendAsync(request, Harness.Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Contents.ShouldBe(["changed"]);
        request.Headers.ToString().ReplaceLineEndings("\n").ShouldBe("User-Agent: job/2.0\nX-Removed: a, b\n", ignoreOrder: true);
        request.RequestUri.ShouldBe(new("https://api.example.com/"));
        request.Content.ShouldBeSameAs(content);
    }

    [Fact]
    public async Task Send_TheFunctionAddsAHeader_ASecondAttemptHasTheNewValueOnly()
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token");
        using HttpClient client = new(new SecretAuthenticationHandler<TestSecret>(harness.Accessor, (request, secret) => request.Headers.Add("X-Api-Key", secret.Token.Reveal())) { InnerHandler = server })
        { BaseAddress = new("https://api.example.com") };
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Tokens.ShouldBe(["fake-token", "rotated-token"]);
    }

    [Fact]
    public async Task Send_ARetryOutside_SendsTheSameRequestAgain()
    {
        await using Harness harness = new();
        var responses = new Queue<HttpStatusCode>([HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK]);
        TokenServer server = new("fake-token") { Respond = _ => new(responses.Dequeue()) };
        using HttpClient client = new(new RetryHandler { InnerHandler = Handler(harness, server, null) }) { BaseAddress = new("https://api.example.com") };

        using OnceContent content = new("body", canRepeat: true);
        (await client.PostAsync("/", content, Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Tokens.ShouldBe(["fake-token", "fake-token"]);
        server.Contents.ShouldBe(["body", "body"]);
    }

    [Fact]
    public async Task Send_ARetryInside_SendsTheContentAgain()
    {
        await using Harness harness = new();
        var responses = new Queue<HttpStatusCode>([HttpStatusCode.ServiceUnavailable, HttpStatusCode.Unauthorized, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK]);
        TokenServer server = new("fake-token") { Respond = _ => new(responses.Dequeue()) };
        using var client = new HttpClient(Handler(harness, new RetryHandler { InnerHandler = server }, null)) { BaseAddress = new("https://api.example.com") };
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        using OnceContent content = new("body");
        (await client.PostAsync("/", content, Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Tokens.ShouldBe(["fake-token", "fake-token", "rotated-token", "rotated-token"]);
        server.Contents.ShouldAllBe(text => text == "body");
    }

    [Fact]
    public async Task Create_FromAnAccessorAlone_ReadsTheVersionThatIsCurrent()
    {
        await using Harness harness = new();
        TokenServer server = new("rotated-token");
        var handler = TypedSecrets.SecretAuthenticationHandler.Create(harness.Accessor, secret => new AuthenticationHeaderValue("Bearer", secret.Get().Token.Reveal()));
        handler.InnerHandler = server;
        using HttpClient client = new(handler) { BaseAddress = new("https://api.example.com") };
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Tokens.ShouldBe(["fake-token", "rotated-token"]);
    }

    [Fact]
    public async Task Create_TheVersionChangesBetweenTwoKeys_BothAreOfTheVersionThatTheRequestIsSentWith()
    {
        await using Harness harness = new();
        TokenServer server = new("fake-token fake-token");
        var handler = TypedSecrets.SecretAuthenticationHandler.Create(harness.Accessor, (HttpRequestMessage request, TestAccessor secret) =>
        {
            var first = secret.Get().Token.Reveal();
            harness.Put("rotated-token", "v2");
            harness.Accessor.RefreshAsync(Harness.Cancellation).AsTask().Wait(Harness.Cancellation);
            request.Headers.Add("X-Api-Key", $"{first} {secret.Get().Token.Reveal()}");
        });
        handler.InnerHandler = server;
        using HttpClient client = new(handler) { BaseAddress = new("https://api.example.com") };
        await harness.LoadAsync();

        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await harness.Accessor.GetAsync(Harness.Cancellation)).Token.Reveal().ShouldBe("rotated-token");
    }

    [Fact]
    public async Task Create_TheCurrentVersionIsRejected_FallsBackToThePreviousOne()
    {
        await using Harness harness = new();
        TokenServer server = new("previous-token");
        harness.Store.Put(harness.Name, """{"token":"previous-token"}""", "v0", "AWSPREVIOUS");
        var handler = TypedSecrets.SecretAuthenticationHandler.Create(
            harness.Accessor,
            secret => new AuthenticationHeaderValue("Bearer", secret.Get().Token.Reveal()),
            new() { FallBackToPrevious = true });
        handler.InnerHandler = server;
        using HttpClient client = new(handler) { BaseAddress = new("https://api.example.com") };

        (await client.GetAsync("/", Harness.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Tokens.ShouldBe(["fake-token", "previous-token"]);
    }

    [Fact]
    public async Task Create_MembersOtherThanKeys_ActOnTheSecret()
    {
        await using Harness harness = new();
        TestAccessor? seen = null;
        var handler = TypedSecrets.SecretAuthenticationHandler.Create(harness.Accessor, (HttpRequestMessage request, TestAccessor secret) => seen = secret);
        handler.InnerHandler = new TokenServer(string.Empty);
        using HttpClient client = new(handler) { BaseAddress = new("https://api.example.com") };
        await client.GetAsync("/", Harness.Cancellation);
        harness.Put("rotated-token", "v2");

        (await seen!.RefreshAsync(Harness.Cancellation)).Token.Reveal().ShouldBe("rotated-token");

        seen.Get().Token.Reveal().ShouldBe("fake-token");
        seen.SecretName.ShouldBe(harness.Name);
        harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
    }

    internal static HttpClient Client(Harness harness, HttpMessageHandler server, SecretAuthenticationOptions? options = null) =>
        new(Handler(harness, server, options)) { BaseAddress = new("https://api.example.com") };

    private static SecretAuthenticationHandler<TestSecret> Handler(Harness harness, HttpMessageHandler inner, SecretAuthenticationOptions? options) =>
        new(harness.Accessor, secret => new AuthenticationHeaderValue("Bearer", secret.Token.Reveal()), options) { InnerHandler = inner };

    /// <summary>Sends a request again that a server cannot respond to, as the resilience handlers do.</summary>
    private sealed class RetryHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.ServiceUnavailable ? await base.SendAsync(request, cancellationToken) : response;
        }
    }
}
