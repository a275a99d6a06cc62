using System.Net;
using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Endpoints;

/// <summary>Tests which connections use the proxy of the environment, and what its errors say.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class ProxyTests : IDisposable
{
    private const string Response = """{"Name":"genie-dev/api-keys","VersionId":"v1","SecretString":"fake-value"}""";
    private static readonly SecretRequest s_request = new("genie-dev/api-keys");

    private readonly IWebProxy _former = HttpClient.DefaultProxy;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => HttpClient.DefaultProxy = _former;

    [Fact]
    public async Task Put_EndpointWithoutTls_DoesNotUseTheProxy()
    {
        await using ScriptedEndpoint proxy = new(200, Response);
        await using ScriptedEndpoint endpoint = new(200, Response);
        HttpClient.DefaultProxy = new WebProxy(proxy.Uri);
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri));
        using AwsAgentSecretStore agent = new(new AwsAgentSecretStoreOptions { Endpoint = endpoint.Uri, Token = "fake-agent-token" });

        await store.PutAsync(s_request.Name, "\"fake-value\""u8.ToArray(), cancellationToken: Ct);
        (await store.GetAsync(s_request, Ct)).Dispose();
        (await agent.GetAsync(s_request, Ct)).Dispose();

        proxy.Requests.ShouldBeEmpty();
        endpoint.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Get_EndpointWithTls_UsesTheProxy()
    {
        await using ScriptedEndpoint proxy = new(407, string.Empty);
        HttpClient.DefaultProxy = new WebProxy(proxy.Uri);
        using var store = StoreWithTls();

        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(s_request, Ct));

        proxy.Requests.ShouldNotBeEmpty();
        proxy.Requests[0].Line.ShouldStartWith("CONNECT secrets.example:443");
    }

    [Theory]
    [InlineData(407, "requires authentication (HTTP 407)")]
    [InlineData(403, "rejected the connection to https://secrets.example (HTTP 403)")]
    [InlineData(502, "rejected the connection to https://secrets.example (HTTP 502)")]
    public async Task Get_ProxyReturnsAnError_NamesTheProxyAndItsSettings(int status, string expectedText)
    {
        await using ScriptedEndpoint proxy = new((_, stream, token) => stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} S\r\nContent-Length: 0\r\n\r\n"), token).AsTask());
        HttpClient.DefaultProxy = new WebProxy(new Uri($"http://user:CANARY@127.0.0.1:{proxy.Uri.Port}/"));
        using var store = StoreWithTls();

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(s_request, Ct));

        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain($"The proxy http://127.0.0.1:{proxy.Uri.Port} {expectedText}");
        error.Message.ShouldContain("NO_PROXY");
        error.ToString().ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Get_ProxyRefusesTheConnection_NamesTheProxy()
    {
        Uri gone;
        await using (ScriptedEndpoint proxy = new(200, "{}"))
        {
            gone = proxy.Uri;
        }

        HttpClient.DefaultProxy = new WebProxy(gone);
        using var store = StoreWithTls();

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(s_request, Ct));

        error.Message.ShouldContain($"The proxy http://127.0.0.1:{gone.Port} refused the connection");
        error.Message.ShouldContain("HTTPS_PROXY");
    }

    private static AwsSecretStore StoreWithTls() => new(Clients.Options(new("https://secrets.example/"), attempts: 1));
}
