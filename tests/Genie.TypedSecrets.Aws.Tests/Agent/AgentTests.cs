using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Agent;

/// <summary>Tests the requests to the agent and the handling of its responses.</summary>
public sealed class AgentTests
{
    private const string SecretName = "genie-dev/api-keys";
    private const string Response = """{"ARN":"arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/api-keys-a1b2c3","Name":"genie-dev/api-keys","VersionId":"v1","SecretString":"{\"token\":\"fake-token\"}","VersionStages":["AWSCURRENT"],"CreatedDate":"1700000000.25"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_Secret_SendsTheAgentsRequest()
    {
        await using ScriptedEndpoint agent = new(200, Response);
        using var store = Store(agent);

        using var payload = await store.GetAsync(new(SecretName), Ct);

        Encoding.UTF8.GetString(payload.Reveal()).ShouldBe("{\"token\":\"fake-token\"}");
        payload.VersionId.ShouldBe("v1");
        payload.CreatedAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250));
        var request = agent.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe("GET /secretsmanager/get?secretId=genie-dev%2Fapi-keys&versionStage=AWSCURRENT HTTP/1.1");
        request.Headers["X-Aws-Parameters-Secrets-Token"].ShouldBe("fake-agent-token");
    }

    [Fact]
    public async Task Get_VersionAndRefresh_AreInTheQuery()
    {
        await using ScriptedEndpoint agent = new(200, Response);
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, Token = "fake-agent-token", BypassCache = true });

        (await store.GetAsync(new(SecretName) { VersionId = "v1" }, Ct)).Dispose();

        agent.Requests.ShouldHaveSingleItem().Line.ShouldBe("GET /secretsmanager/get?secretId=genie-dev%2Fapi-keys&versionId=v1&refreshNow=true HTTP/1.1");
    }

    [Fact]
    public async Task Get_TokenFileChanges_ReadsItAgainAfterARejection()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "fake-old-token\n", Ct);
            await using ScriptedEndpoint agent = new((request, stream, token) => stream.WriteAsync(
                request.Headers["X-Aws-Parameters-Secrets-Token"] == "fake-old-token" ? ScriptedEndpoint.Response(200, Response) : ScriptedEndpoint.Response(403, "Bad Token"),
                token).AsTask());
            using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions
            {
                Endpoint = agent.Uri,
                EnvironmentVariableReader = name => name == "AWS_TOKEN" ? $"file://{file}" : null,
            });
            (await store.GetAsync(new(SecretName), Ct)).Dispose();
            await File.WriteAllTextAsync(file, "fake-new-token", Ct);
            (await store.GetAsync(new(SecretName), Ct)).Dispose();
            agent.Requests.Select(request => request.Headers["X-Aws-Parameters-Secrets-Token"]).ShouldBe(["fake-old-token", "fake-old-token"]);

            await using ScriptedEndpoint restarted = new((request, stream, token) => stream.WriteAsync(
                request.Headers["X-Aws-Parameters-Secrets-Token"] == "fake-new-token" ? ScriptedEndpoint.Response(200, Response) : ScriptedEndpoint.Response(403, "Bad Token"),
                token).AsTask());
            using AwsAgentSecretStore later = new(new AwsAgentSecretStoreOptions { Endpoint = restarted.Uri, Token = $"file://{file}" });
            await File.WriteAllTextAsync(file, "fake-old-token", Ct);
            (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await later.GetAsync(new(SecretName), Ct))).Message.ShouldContain("rejects the token");
            await File.WriteAllTextAsync(file, "fake-new-token", Ct);
            (await later.GetAsync(new(SecretName), Ct)).Dispose();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fake-ne")]
    public async Task Get_AgentRestartsAndTheTokenFileIsIncomplete_IsTransientUntilItIsComplete(string? meanwhile)
    {
        var file = Path.GetTempFileName();
        try
        {
            var good = "fake-old-token";
            await using ScriptedEndpoint agent = new((request, stream, token) => stream.WriteAsync(
                request.Headers["X-Aws-Parameters-Secrets-Token"] == good ? ScriptedEndpoint.Response(200, Response) : ScriptedEndpoint.Response(403, "Bad Token"),
                token).AsTask());
            using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, Token = $"file://{file}" });
            await File.WriteAllTextAsync(file, good, Ct);
            (await store.GetAsync(new(SecretName), Ct)).Dispose();

            good = "fake-new-token";
            File.Delete(file);
            if (meanwhile is not null)
            {
                await File.WriteAllTextAsync(file, meanwhile, Ct);
            }

            (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))).IsTransient.ShouldBeTrue();

            await File.WriteAllTextAsync(file, good, Ct);
            (await store.GetAsync(new(SecretName), Ct)).Dispose();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Get_ConfiguredTokenIsRejectedLater_IsNotTransient()
    {
        var status = 200;
        await using ScriptedEndpoint agent = new((_, stream, token) => stream.WriteAsync(ScriptedEndpoint.Response(status, status == 200 ? Response : "Bad Token"), token).AsTask());
        using var store = Store(agent);
        (await store.GetAsync(new(SecretName), Ct)).Dispose();

        status = 403;

        (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))).IsTransient.ShouldBeFalse();
    }

    [Theory]
    [InlineData("AWS_TOKEN", "AWS_SESSION_TOKEN")]
    [InlineData("AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN")]
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN", "OTHER")]
    public async Task Get_SeveralTokenVariables_UsesTheSameOneAsTheAgent(string first, string second)
    {
        await using ScriptedEndpoint agent = new(200, Response);
        Dictionary<string, string> variables = new() { [first] = "fake-first", [second] = "fake-second" };
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, EnvironmentVariableReader = name => variables.GetValueOrDefault(name) });

        (await store.GetAsync(new(SecretName), Ct)).Dispose();

        agent.Requests[0].Headers["X-Aws-Parameters-Secrets-Token"].ShouldBe("fake-first");
    }

    [Theory]
    [InlineData("http://secrets.example.com:2773")]
    [InlineData("http://10.0.0.1:2773")]
    [InlineData("http://localhost.example.com:2773")]
    [InlineData("http://0.0.0.0:2773")]
    [InlineData("http://[::]:2773")]
    [InlineData("http://127.0.0.1@evil.example.com:2773")]
    public void Create_AddressOfAnotherHost_IsRejected(string address)
    {
        Should.Throw<SecretsConfigurationException>(() => new AwsAgentSecretStore(new AwsAgentSecretStoreOptions { Endpoint = new(address) })).Message.ShouldContain("not this host");
        Should.Throw<SecretsConfigurationException>(() => SecretStores.Create("aws-agent", Variables("GENIE_SECRETS_AWS_AGENT_ENDPOINT", address)));
    }

    [Theory]
    [InlineData("https://localhost:2773")]
    [InlineData("unix:///run/agent.sock")]
    [InlineData("localhost:2773")]
    public void Create_AddressWithoutHttp_NamesAnExample(string address) =>
        Should.Throw<SecretsConfigurationException>(() => SecretStores.Create("aws-agent", Variables("GENIE_SECRETS_AWS_AGENT_ENDPOINT", address)))
            .Message.ShouldContain("http://localhost:2773");

    [Fact]
    public void Create_Lambda_UsesTheExtensionsPort()
    {
        SecretStores.Create("aws-agent", Variables("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "2999")).ToString().ShouldBe("aws-agent (http://localhost:2999/)");
        SecretStores.Create("aws-agent", Variables("none", "")).ToString().ShouldBe("aws-agent (http://localhost:2773/)");
    }

    [Theory]
    [InlineData(403, "Bad Token", typeof(SecretStoreUnavailableException), false, "token")]
    [InlineData(429, "Connection limit exceeded", typeof(SecretStoreUnavailableException), true, "max_conn")]
    [InlineData(404, "Not found", typeof(SecretStoreUnavailableException), false, "not a Secrets Manager agent")]
    [InlineData(400, "not ready to serve traffic, please wait", typeof(SecretStoreUnavailableException), true, "not ready")]
    [InlineData(500, """{"__type":"InternalFailure"}""", typeof(SecretStoreUnavailableException), true, "cannot reach Secrets Manager")]
    [InlineData(504, """{"__type":"TimeoutError","message":"Timeout"}""", typeof(SecretStoreUnavailableException), true, "cannot reach Secrets Manager")]
    [InlineData(502, """{"__type":"ConnectionError","message":"Read Error"}""", typeof(SecretStoreUnavailableException), true, "cannot reach Secrets Manager")]
    [InlineData(400, """{"__type":"ResourceNotFoundException","message":"Secrets Manager can't find the specified secret."}""", typeof(SecretNotFoundException), false, "create-secret")]
    [InlineData(400, """{"__type":"AccessDeniedException","message":"User is not authorized"}""", typeof(SecretAccessDeniedException), false, "secretsmanager:GetSecretValue")]
    [InlineData(403, """{"__type":"AccessDeniedException","message":"User is not authorized"}""", typeof(SecretAccessDeniedException), false, "secretsmanager:GetSecretValue")]
    [InlineData(400, """{"__type":"AccessDeniedException","message":"Access to KMS is not allowed"}""", typeof(SecretAccessDeniedException), false, "kms:Decrypt")]
    [InlineData(200, "CANARY", typeof(SecretStoreUnavailableException), true, "cannot be read")]
    [InlineData(200, "{}", typeof(SecretStoreUnavailableException), true, "cannot be read")]
    [InlineData(302, "CANARY", typeof(SecretStoreUnavailableException), false, "HTTP 302")]
    public async Task Get_AgentReturnsAnError_ThrowsTheMatchingException(int status, string body, Type expected, bool isTransient, string expectedText)
    {
        await using ScriptedEndpoint agent = new(status, body);
        using var store = Store(agent);

        var error = (SecretsException)await Should.ThrowAsync(async () => await store.GetAsync(new(SecretName), Ct), expected);

        error.IsTransient.ShouldBe(isTransient);
        error.Message.ShouldContain(expectedText);
        error.ToString().ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Get_AgentHangs_TimesOut()
    {
        await using ScriptedEndpoint agent = new(static (_, _, token) => Task.Delay(Timeout.Infinite, token));
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, Token = "fake-agent-token", Timeout = TimeSpan.FromMilliseconds(100) });

        (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))).Message.ShouldContain("did not respond within");
        (await store.PingAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Get_NoAgent_NamesTheSettingOfItsAddress()
    {
        Uri gone;
        await using (ScriptedEndpoint agent = new(200, Response))
        {
            gone = agent.Uri;
        }

        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = gone, Token = "fake-agent-token" });

        (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))).Message.ShouldContain("GENIE_SECRETS_AWS_AGENT_ENDPOINT");
        (await store.PingAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Ping_AgentRuns_SucceedsWithoutAToken()
    {
        await using ScriptedEndpoint agent = new(200, "healthy");
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, EnvironmentVariableReader = _ => null });

        (await store.PingAsync(Ct)).ShouldBeTrue();

        agent.Requests.ShouldHaveSingleItem().Headers.ShouldNotContainKey("X-Aws-Parameters-Secrets-Token");
    }

    [Theory]
    [InlineData("fake\r\nHost: elsewhere")]
    [InlineData("")]
    [InlineData("file:///nowhere/token")]
    public async Task Get_InvalidToken_IsRejectedBeforeSending(string token)
    {
        await using ScriptedEndpoint agent = new(200, Response);
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, Token = token });

        await Should.ThrowAsync<SecretsConfigurationException>(async () => await store.GetAsync(new(SecretName), Ct));

        agent.Requests.ShouldBeEmpty();
    }

    private static SecretStoreContext Variables(string name, string value) => new() { EnvironmentVariableReader = asked => asked == name ? value : null };

    private static AwsAgentSecretStore Store(ScriptedEndpoint agent) => new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, Token = "fake-agent-token" });
}
