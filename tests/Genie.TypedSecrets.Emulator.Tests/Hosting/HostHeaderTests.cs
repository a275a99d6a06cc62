using System.Net;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Hosting;

/// <summary>Tests DNS rebinding: a web page whose host name resolves to the loopback reaches the emulator from a browser, with its own name in the Host header.</summary>
public sealed class HostHeaderTests : EmulatorTest
{
    [Theory]
    [InlineData("rebound.example")]
    [InlineData("rebound.example:4580")]
    [InlineData("localhost.rebound.example")]
    [InlineData("127.0.0.1.rebound.example")]
    [InlineData("notlocalhost")]
    [InlineData("192.0.2.1")]
    [InlineData("0.0.0.0")]
    [InlineData("[2001:db8::1]:4580")]
    public async Task Call_OtherHost_IsRejected(string host)
    {
        Emulator.Put("s", "CANARY");

        var responses = await SendAllAsync(host);

        responses.ShouldAllBe(response => response.Status == HttpStatusCode.Forbidden && response.ErrorCode == "AccessDeniedException");
        responses.ShouldAllBe(response => response.Message == "The emulator only accepts requests for localhost or a loopback address.");
        responses.ShouldAllBe(response => !response.Text.Contains("CANARY", StringComparison.Ordinal));
        Emulator.Requests.All.ShouldAllBe(request => request.Operation.Length == 0 && request.ErrorCode == "AccessDeniedException");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:4580")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2:80")]
    [InlineData("[::1]")]
    [InlineData("[::1]:4580")]
    public async Task Call_LoopbackHost_Succeeds(string host)
    {
        Emulator.Put("s", "v");

        (await SendAllAsync(host)).Select(response => response.Status).ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]);
    }

    private protected override void Configure(EmulatorOptions options) => options.VerifySignatures = false;

    // The service, the agent, and the agent's ping, which needs no token.
    private async Task<IReadOnlyList<WireResponse>> SendAllAsync(string host) =>
    [
        await SendAsync(host, Client.Request("GetSecretValue", """{"SecretId":"s"}""")),
        await SendAsync(host, new(HttpMethod.Get, "/secretsmanager/get?secretId=s") { Headers = { { "X-Aws-Parameters-Secrets-Token", Emulator.AgentToken } } }),
        await SendAsync(host, new(HttpMethod.Get, "/ping")),
    ];

    private async Task<WireResponse> SendAsync(string host, HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Host = host;
            using var response = await Client.Http.SendAsync(request, Ct);
            return new WireResponse(response.StatusCode, await response.Content.ReadAsStringAsync(Ct), response.Content.Headers.ContentType?.MediaType);
        }
    }
}
