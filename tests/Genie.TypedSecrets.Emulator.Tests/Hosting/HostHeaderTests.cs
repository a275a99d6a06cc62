using System.Net;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Hosting;

/// <summary>A web page whose name was made to resolve to the loopback reaches the emulator from a browser, and gives itself away by the name it asks for.</summary>
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
    public async Task Call_ForAHostThatIsNotTheLoopback_IsRefusedWhateverItAsksFor(string host)
    {
        Emulator.Put("s", "CANARY");

        var answers = await SendAllAsync(host);

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Forbidden && answer.ErrorCode == "AccessDeniedException");
        answers.ShouldAllBe(answer => answer.Message == "The emulator answers requests for localhost or an address of the loopback only.");
        answers.ShouldAllBe(answer => !answer.Text.Contains("CANARY", StringComparison.Ordinal));
        Emulator.Requests.All.ShouldAllBe(request => request.Operation.Length == 0 && request.ErrorCode == "AccessDeniedException");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:4580")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2:80")]
    [InlineData("[::1]")]
    [InlineData("[::1]:4580")]
    public async Task Call_ForTheLoopback_IsAnswered(string host)
    {
        Emulator.Put("s", "v");

        (await SendAllAsync(host)).Select(answer => answer.Status).ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]);
    }

    private protected override void Configure(EmulatorOptions options) => options.VerifySignatures = false;

    // The service, its agent, and what needs no token of the agent's.
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
