using System.Net;
using System.Net.Http.Json;
using Genie.TypedSecrets.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace Genie.TypedSecrets.Hosting.Tests.Connections;

/// <summary>The handlers of Microsoft.Extensions.Http.Resilience, added before and after the authentication.</summary>
public sealed class ResilienceTests
{
    private readonly Fixture _fixture = new();
    private readonly List<string> _requests = [];
    private readonly Queue<Func<string, HttpStatusCode>> _responses = new();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Post_TheTokenIsRotatedAndTheServerFails_SucceedsWithTheContent(bool isBefore, bool isStream)
    {
        await using var services = Services(isBefore);
        await services.GetRequiredService<ApiKeysAccessor>().GetAsync(Fixture.Cancellation);
        _fixture.Put("api-keys", "v2");
        Respond(Check, static _ => HttpStatusCode.ServiceUnavailable, Check);

        using var response = await SendAsync(services, isStream ? new StreamContent(new MemoryStream("{\"a\":1}"u8.ToArray())) : JsonContent.Create(new { a = 1 }));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _requests.ShouldBe(["""v1 {"a":1}""", """v2 {"a":1}""", """v2 {"a":1}"""]);
    }

    [Theory]
    [InlineData(true, "v2")]
    [InlineData(false, "v1")]
    public async Task Get_ANewVersionComesBetweenTwoAttempts_IsUsedIfTheResilienceHandlerWasAddedBefore(bool isBefore, string second)
    {
        await using var services = Services(isBefore);
        var keys = services.GetRequiredService<ApiKeysAccessor>();
        await keys.GetAsync(Fixture.Cancellation);
        Respond(
            _ =>
            {
                _fixture.Put("api-keys", "v2");
                keys.RefreshAsync(Fixture.Cancellation).AsTask().Wait(Fixture.Cancellation);
                return HttpStatusCode.ServiceUnavailable;
            },
            static _ => HttpStatusCode.OK);

        using var response = await SendAsync(services, content: null);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _requests.ShouldBe(["v1 ", $"{second} "]);
    }

    [Fact]
    public async Task Send_TheServerStaysUnavailable_ReturnsItsResponseAndKeepsTheSecretOffTheRequest()
    {
        await using var services = Services(isBefore: true);
        Respond(Enumerable.Repeat<Func<string, HttpStatusCode>>(static _ => HttpStatusCode.ServiceUnavailable, 4).ToArray());

        using var response = await SendAsync(services, content: null);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.RequestMessage!.Headers.Authorization.ShouldBeNull();
        _requests.Count.ShouldBe(4);
        _fixture.Store.Calls.ShouldBe(1);
    }

    private static HttpStatusCode Check(string version) => version == "v2" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;

    private static async Task<HttpResponseMessage> SendAsync(IServiceProvider services, HttpContent? content)
    {
        using HttpRequestMessage request = new(content is null ? HttpMethod.Get : HttpMethod.Post, "https://api.example.com/") { Content = content };
        return await services.GetRequiredService<IHttpClientFactory>().CreateClient("github").SendAsync(request, Fixture.Cancellation);
    }

    private void Respond(params Func<string, HttpStatusCode>[] responses) => Array.ForEach(responses, _responses.Enqueue);

    private ServiceProvider Services(bool isBefore)
    {
        ServiceCollection services = new();
        services.AddSecrets(_fixture.Configure);
        var client = services.AddHttpClient("github").ConfigurePrimaryHttpMessageHandler(() => new Server(this));
        if (isBefore)
        {
            client.AddStandardResilienceHandler(Configure);
        }

        client.AddSecretAuthentication<ApiKeysAccessor>(keys => new("Bearer", keys.GithubToken.Reveal()));
        if (!isBefore)
        {
            client.AddStandardResilienceHandler(Configure);
        }

        return Fixture.Build(services);
    }

    private static void Configure(HttpStandardResilienceOptions options) => (options.Retry.Delay, options.Retry.UseJitter) = (TimeSpan.Zero, false);

    private sealed class Server(ResilienceTests test) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var version = request.Headers.Authorization!.Parameter![^2..];
            test._requests.Add($"{version} {(request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : string.Empty)}");
            return new(test._responses.Dequeue()(version)) { RequestMessage = request };
        }
    }
}
