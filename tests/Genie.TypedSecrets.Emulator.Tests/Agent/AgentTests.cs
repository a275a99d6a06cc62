using System.Net;
using System.Text.Json;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Agent;

public sealed class AgentTests : EmulatorTest
{
    private const string Header = "X-Aws-Parameters-Secrets-Token";

    [Fact]
    public async Task Ping_WithoutToken_Succeeds() => (await SendAsync("/ping", token: null)).ShouldBe((HttpStatusCode.OK, "healthy"));

    [Theory]
    [InlineData("/secretsmanager/get?secretId=genie-dev%2Fapi-keys")]
    [InlineData("/v1/genie-dev/api-keys")]
    [InlineData("/v1/genie-dev/api-keys?roleArn=arn:aws:iam::000000000000:role/reader")]
    [InlineData("/secretsmanager/get?roleArn=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2Freader&secretId=genie-dev/api-keys")]
    public async Task Get_WithToken_RespondsAsTheAgent(string path)
    {
        var version = Emulator.Put("genie-dev/api-keys", "v");

        var (status, body) = await SendAsync(path, Emulator.AgentToken);

        status.ShouldBe(HttpStatusCode.OK, body);
        var json = JsonDocument.Parse(body).RootElement;
        json.GetProperty("VersionId").GetString().ShouldBe(version);
        json.GetProperty("SecretString").GetString().ShouldBe("v");
        json.GetProperty("VersionStages").ToString().ShouldBe("""["AWSCURRENT"]""");
        json.GetProperty("CreatedDate").GetString().ShouldBe("1767323045.678");
        Emulator.Requests.Of("agent:get").Single().Secret.ShouldBe("genie-dev/api-keys");
    }

    [Theory]
    [InlineData("/secretsmanager/get", HttpStatusCode.BadRequest, "missing parameter secretId")]
    [InlineData("/secretsmanager/get?secretId=s&x=1", HttpStatusCode.BadRequest, "unknown parameter: x")]
    [InlineData("/secretsmanager/get?secretId=s&refreshNow=2", HttpStatusCode.BadRequest, "invalid refreshNow value")]
    [InlineData("/v1/", HttpStatusCode.BadRequest, "missing secret ID")]
    [InlineData("/secretsmanager/get?secretId=nope", HttpStatusCode.BadRequest, "ResourceNotFoundException")]
    [InlineData("/v1/a%40b", HttpStatusCode.BadRequest, "Invalid name.")]
    [InlineData("/V1/s", HttpStatusCode.NotFound, "Not found")]
    [InlineData("/SecretsManager/get?secretId=s", HttpStatusCode.NotFound, "Not found")]
    [InlineData("/secretsmanager/get?SecretId=s", HttpStatusCode.BadRequest, "unknown parameter: SecretId")]
    [InlineData("/v1/s?secretId=s", HttpStatusCode.BadRequest, "unknown parameter: secretId")]
    [InlineData("/secretsmanager/get?secretId=s&versionStage=AWSPENDING", HttpStatusCode.BadRequest, "staging label: AWSPENDING")]
    public async Task Get_Invalid_ReportsTheReason(string path, HttpStatusCode expected, string text)
    {
        Emulator.Put("s", "v");

        var (status, body) = await SendAsync(path, Emulator.AgentToken);

        status.ShouldBe(expected);
        body.ShouldContain(text);
    }

    [Fact]
    public async Task Get_WithoutTokenOrForwarded_IsRejected()
    {
        Emulator.Put("s", "v");

        (await SendAsync("/secretsmanager/get?secretId=s", token: null)).ShouldBe((HttpStatusCode.Forbidden, "Bad Token"));
        (await SendAsync("/secretsmanager/get?secretId=s", "wrong")).ShouldBe((HttpStatusCode.Forbidden, "Bad Token"));
        (await SendAsync("/secretsmanager/get?secretId=s", Emulator.AgentToken, "X-Forwarded-For")).ShouldBe((HttpStatusCode.BadRequest, "Forwarded"));
    }

    [Fact]
    public async Task Get_WithinTimeToLive_ComesFromTheCacheUnlessBypassed()
    {
        Emulator.Put("s", "one");
        await SendAsync("/secretsmanager/get?secretId=s", Emulator.AgentToken);
        Emulator.Put("s", "two");

        (await SendAsync("/secretsmanager/get?secretId=s", Emulator.AgentToken)).Body.ShouldContain("\"one\"");
        (await SendAsync("/secretsmanager/get?secretId=s&versionStage=AWSPREVIOUS", Emulator.AgentToken)).Body.ShouldContain("\"one\"");
        (await SendAsync("/secretsmanager/get?secretId=s&refreshNow=TRUE", Emulator.AgentToken)).Body.ShouldContain("\"two\"");
        Emulator.Put("s", "three");
        Clock.Advance(TimeSpan.FromSeconds(301));
        (await SendAsync("/secretsmanager/get?secretId=s", Emulator.AgentToken)).Body.ShouldContain("\"three\"");
    }

    [Fact]
    public async Task Get_FaultForTheSecret_AppliesToTheAgent()
    {
        Emulator.Put("s", "v");
        Emulator.Faults.Inject(Fault.ServerError, operation: "GetSecretValue", secret: "s");

        (await SendAsync("/secretsmanager/get?secretId=s", Emulator.AgentToken)).Status.ShouldBe(HttpStatusCode.InternalServerError);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(string path, string? token, string? extraHeader = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
        {
            request.Headers.Add(Header, token);
        }

        if (extraHeader is not null)
        {
            request.Headers.Add(extraHeader, "x");
        }

        using var response = await Client.Http.SendAsync(request, Ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }
}
