using System.Net;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>Tests that a secret does not follow a redirect.</summary>
public sealed class RedirectTests
{
    [Fact]
    public async Task Send_ARejectionFromTheTargetOfARedirect_IsNotRepeated()
    {
        await using Harness harness = new();
        TokenServer server = new("fake-token")
        {
            // As the platform's handlers do when they follow a redirect.
            Respond = request =>
            {
                request.RequestUri = new("https://elsewhere.example.com/");
                request.Headers.Authorization = null;
                return new(HttpStatusCode.Unauthorized);
            },
        };
        using var client = SecretAuthenticationHandlerTests.Client(harness, server);
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        var response = await client.GetAsync("/", Harness.Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.RequestMessage!.RequestUri.ShouldBe(new("https://elsewhere.example.com/"));
        server.Tokens.Count.ShouldBe(1);
        harness.Store.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_TheSecretInAnotherHeader_TurnsAutomaticRedirectsOff(bool sockets)
    {
        await using Harness harness = new();
        using HttpMessageHandler primary = sockets ? new SocketsHttpHandler() : new HttpClientHandler();
        using HttpMessageInvoker invoker = new(Handler(harness, new NullHandler { InnerHandler = primary }));
        using HttpRequestMessage request = new(HttpMethod.Get, "https://api.example.com/");

        await Should.ThrowAsync<OperationCanceledException>(() => invoker.SendAsync(request, Harness.Cancellation));

        (primary is SocketsHttpHandler handler ? handler.AllowAutoRedirect : ((HttpClientHandler)primary).AllowAutoRedirect).ShouldBeFalse();
    }

    [Fact]
    public async Task Send_TheSecretInTheAuthorizationHeader_LeavesAutomaticRedirectsOn()
    {
        await using Harness harness = new();
        using SocketsHttpHandler primary = new();
        using var client = SecretAuthenticationHandlerTests.Client(harness, new NullHandler { InnerHandler = primary });

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetAsync("/", Harness.Cancellation));

        primary.AllowAutoRedirect.ShouldBeTrue();
    }

    private static SecretAuthenticationHandler<TestSecret> Handler(Harness harness, HttpMessageHandler inner) =>
        new(harness.Accessor, (request, secret) => request.Headers.Add("X-Api-Key", secret.Token.Reveal())) { InnerHandler = inner };

    /// <summary>Cancels each request before it reaches the network.</summary>
    private sealed class NullHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new OperationCanceledException();
    }
}
