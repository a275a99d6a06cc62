using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Agent;

/// <summary>Tests the role that the agent assumes, the header of the token, and the agent's own errors.</summary>
public sealed class AgentRoleTests
{
    private const string Role = "arn:aws:iam::222222222222:role/reader";
    private const string Response = """{"ARN":"arn:aws:secretsmanager:us-east-1:222222222222:secret:genie-dev/api-keys-a1b2c3","Name":"genie-dev/api-keys","VersionId":"v1","SecretString":"fake-value","VersionStages":["AWSCURRENT"],"CreatedDate":"1700000000"}""";
    private static readonly SecretRequest s_request = new("genie-dev/api-keys");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_Role_IsSentToTheAgent(bool isOption)
    {
        await using ScriptedEndpoint agent = new(200, Response);
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions
        {
            Endpoint = agent.Uri,
            Token = "fake-agent-token",
            RoleArn = isOption ? Role : null,
            EnvironmentVariableReader = name => name == "GENIE_SECRETS_AWS_AGENT_ROLE_ARN" && !isOption ? Role : null,
        });

        (await store.GetAsync(s_request, Ct)).Dispose();

        agent.Requests.ShouldHaveSingleItem().Line.ShouldBe(
            "GET /secretsmanager/get?secretId=genie-dev%2Fapi-keys&versionStage=AWSCURRENT&roleArn=arn%3Aaws%3Aiam%3A%3A222222222222%3Arole%2Freader HTTP/1.1");
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("arn:aws:iam::222222222222:user/reader")]
    [InlineData("arn:aws:iam::222222222222:role/reader\n")]
    [InlineData("")]
    public void Create_RoleIsNotTheArnOfARole_IsRejected(string role) =>
        Should.Throw<SecretsConfigurationException>(() => new AwsAgentSecretStore(new AwsAgentSecretStoreOptions { RoleArn = role })).Message.ShouldContain("GENIE_SECRETS_AWS_AGENT_ROLE_ARN");

    [Fact]
    public async Task Get_TokenHeader_IsTheConfiguredOne()
    {
        await using ScriptedEndpoint agent = new(200, Response);
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, Token = "fake-agent-token", TokenHeader = "X-Vault-Token" });

        (await store.GetAsync(s_request, Ct)).Dispose();

        var headers = agent.Requests.ShouldHaveSingleItem().Headers;
        headers["X-Vault-Token"].ShouldBe("fake-agent-token");
        headers.ShouldNotContainKey("X-Aws-Parameters-Secrets-Token");
        Should.Throw<SecretsConfigurationException>(() => new AwsAgentSecretStore(new AwsAgentSecretStoreOptions { TokenHeader = "no header" })).Message.ShouldContain("TokenHeader");
    }

    [Theory]
    [InlineData(403, """{"__type":"AccessDeniedException","message":"Failed to create caching client from role: arn:aws:iam::222222222222:role/reader CANARY"}""", typeof(SecretStoreUnavailableException), "cannot assume the role arn:aws:iam::222222222222:role/reader")]
    [InlineData(400, """{"__type":"MaxRolesExceeded","message":"The maximum number of assumed roles (20) has been reached. CANARY"}""", typeof(SecretStoreUnavailableException), "max_roles")]
    [InlineData(400, "unknown parameter: roleArn CANARY", typeof(SecretStoreUnavailableException), "Update the agent")]
    [InlineData(400, "invalid roleArn format, expected arn:<partition>:iam::<account>:role/<name> CANARY", typeof(SecretStoreUnavailableException), "does not accept the role")]
    [InlineData(403, """{"__type":"AccessDeniedException","message":"User: arn:aws:sts::222222222222:assumed-role/reader/i is not authorized to perform: secretsmanager:GetSecretValue CANARY"}""", typeof(SecretAccessDeniedException), "secretsmanager:GetSecretValue")]
    [InlineData(400, """{"__type":"InvalidRequestException","message":"You can't access a secret from a different AWS account if you encrypt the secret with the default KMS service key. CANARY"}""", typeof(SecretAccessDeniedException), "customer managed key")]
    [InlineData(405, "Not allowed CANARY", typeof(SecretStoreUnavailableException), "HTTP 405")]
    public async Task Get_AgentReturnsAnErrorAboutTheRole_NamesTheRemedy(int status, string body, Type expected, string expectedText)
    {
        await using ScriptedEndpoint agent = new(status, body);
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, Token = "fake-agent-token", RoleArn = Role });

        var error = (SecretsException)await Should.ThrowAsync(async () => await store.GetAsync(s_request, Ct), expected);

        error.Message.ShouldContain(expectedText);
        error.ToString().ShouldNotContain("CANARY");
        agent.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_ArnIsNotFound_NamesItsRegionAndAccount()
    {
        const string Arn = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:genie-dev/api-keys-a1b2c3";
        await using ScriptedEndpoint agent = new(400, """{"__type":"ResourceNotFoundException","message":"Secrets Manager can't find the specified secret."}""");
        using AwsAgentSecretStore store = new(new AwsAgentSecretStoreOptions { Endpoint = agent.Uri, Token = "fake-agent-token" });

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await store.GetAsync(new(Arn), Ct));

        error.Message.ShouldContain("the region eu-west-1 and the account 222222222222");
        error.Message.ShouldNotContain("genie-secrets put");
    }
}
