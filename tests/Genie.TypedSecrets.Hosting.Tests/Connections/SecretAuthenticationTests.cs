using System.Net;
using Genie.TypedSecrets.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Genie.TypedSecrets.Hosting.Tests.Connections;

/// <summary>Clients of <c>IHttpClientFactory</c> that authenticate with a secret.</summary>
public sealed class SecretAuthenticationTests
{
    private readonly Fixture _fixture = new();
    private readonly List<string> _tokens = [];

    [Fact]
    public async Task AddSecretAuthentication_TheTokenIsRotated_RepeatsTheRequest()
    {
        await using var services = Services(client => client.AddSecretAuthentication<ApiKeysAccessor>(keys => new("Bearer", keys.GithubToken.Reveal())));
        await services.GetRequiredService<ApiKeysAccessor>().GetAsync(Fixture.Cancellation);
        _fixture.Put("api-keys", "v2");

        var response = await services.GetRequiredService<IHttpClientFactory>().CreateClient("github").GetAsync("https://api.example.com/", Fixture.Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _tokens.Count.ShouldBe(2);
        _tokens[0].ShouldEndWith("v1");
        _tokens[1].ShouldEndWith("v2");
    }

    [Fact]
    public async Task AddSecretAuthentication_AnotherHeader_ChangesTheRequest()
    {
        await using var services = Services(client => client.AddSecretAuthentication<ApiKeysAccessor>((request, keys) => request.Headers.Add("X-Api-Key", keys.GithubToken.Reveal())));
        _fixture.Put("api-keys", "v2");

        (await services.GetRequiredService<IHttpClientFactory>().CreateClient("github").GetAsync("https://api.example.com/", Fixture.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _tokens.Single().ShouldEndWith("v2");
    }

    [Fact]
    public async Task AddSecretAuthentication_AClientWithAKey_UsesItsSecret()
    {
        Fixture us = new();
        us.Put("api-keys", "v2");
        await using var services = Services(client =>
        {
            client.Services.AddKeyedSecrets("us", us.Configure);
            client.AddSecretAuthentication<ApiKeysAccessor>(keys => new("Bearer", keys.GithubToken.Reveal()), serviceKey: "us");
        });

        (await services.GetRequiredService<IHttpClientFactory>().CreateClient("github").GetAsync("https://api.example.com/", Fixture.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _tokens.Single().ShouldEndWith("v2");
        _fixture.Store.Calls.ShouldBe(0);
    }

    private ServiceProvider Services(Action<IHttpClientBuilder> configure)
    {
        ServiceCollection services = new();
        services.AddSecrets(_fixture.Configure);
        var client = services.AddHttpClient("github").ConfigurePrimaryHttpMessageHandler(() => new Server(_tokens));
        configure(client);
        return Fixture.Build(services);
    }

    /// <summary>Accepts the second version.</summary>
    private sealed class Server(List<string> tokens) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var token = request.Headers.Authorization?.Parameter ?? request.Headers.GetValues("X-Api-Key").Single();
            tokens.Add(token);
            return Task.FromResult(new HttpResponseMessage(token.EndsWith("v2", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized) { RequestMessage = request });
        }
    }
}
