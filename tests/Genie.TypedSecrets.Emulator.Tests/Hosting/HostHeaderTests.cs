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

        foreach (var request in Requests(host))
        {
            using (request)
            {
                using var response = await Client.Http.SendAsync(request, Ct);

                response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, request.ToString());
                (await response.Content.ReadAsStringAsync(Ct)).ShouldBe(
                    """{"__type":"AccessDeniedException","Message":"The emulator answers requests for localhost or an address of the loopback only."}""");
            }
        }

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

        foreach (var request in Requests(host))
        {
            using (request)
            {
                using var response = await Client.Http.SendAsync(request, Ct);

                response.StatusCode.ShouldBe(HttpStatusCode.OK, request.ToString());
            }
        }
    }

    private protected override void Configure(EmulatorOptions options) => options.VerifySignatures = false;

    private IEnumerable<HttpRequestMessage> Requests(string host)
    {
        var read = Client.Request("GetSecretValue", """{"SecretId":"s"}""");
        var agent = new HttpRequestMessage(HttpMethod.Get, "/secretsmanager/get?secretId=s") { Headers = { { "X-Aws-Parameters-Secrets-Token", Emulator.AgentToken } } };
        var ping = new HttpRequestMessage(HttpMethod.Get, "/ping");
        foreach (var request in new[] { read, agent, ping })
        {
            request.Headers.Host = host;
            yield return request;
        }
    }
}
