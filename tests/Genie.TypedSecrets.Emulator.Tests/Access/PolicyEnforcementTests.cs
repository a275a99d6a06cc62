using System.Net;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Access;

/// <summary>Tests that requests are authorized by policy documents, with AWS's messages.</summary>
public sealed class PolicyEnforcementTests : EmulatorTest
{
    [Fact]
    public async Task Call_NotAllowed_IsDeniedInAWSsWords()
    {
        Emulator.Put("genie-dev/a", "v");
        Emulator.Put("genie-prod/a", "v");
        var arn = (await GetAsync("genie-prod/a")).GetProperty("ARN").GetString();
        using var job = As(Policy.Allow("secretsmanager:GetSecretValue", Policy.Arns + "genie-dev/*"));

        await job.OkAsync("GetSecretValue", """{"SecretId":"genie-dev/a"}""");
        (await job.FailAsync("GetSecretValue", """{"SecretId":"genie-prod/a"}""", "AccessDeniedException")).ShouldBe(
            $"User: arn:aws:iam::000000000000:user/job is not authorized to perform: secretsmanager:GetSecretValue on resource: {arn} "
            + "because no identity-based policy allows the secretsmanager:GetSecretValue action");
        (await job.FailAsync("GetSecretValue", """{"SecretId":"genie-dev/missing"}""", "AccessDeniedException")).ShouldContain("on resource: genie-dev/missing because");
        (await job.FailAsync("ListSecrets", "{}", "AccessDeniedException")).ShouldContain("perform: secretsmanager:ListSecrets because");
        Emulator.Requests.Of("ListSecrets").Single().AccessKeyId.ShouldBe("job");
    }

    [Theory]
    [InlineData("genie-dev/a-??????", true)]
    [InlineData("genie-dev/a", false)]
    [InlineData("genie-dev/a-?????", false)]
    [InlineData("genie-dev/*", true)]
    [InlineData("*/a-*", true)]
    public async Task Call_ResourcePattern_IsMatchedAgainstTheArnWithItsSuffix(string pattern, bool isAllowed)
    {
        Emulator.Put("genie-dev/a", "v");
        using var job = As(Policy.Allow("secretsmanager:GetSecretValue", Policy.Arns + pattern));

        (await job.CallAsync("GetSecretValue", """{"SecretId":"genie-dev/a"}""")).IsSuccess.ShouldBe(isAllowed);
    }

    [Fact]
    public async Task Call_DeniedAndAllowed_IsDenied()
    {
        Emulator.Put("genie-dev/a", "v");
        Emulator.Put("genie-dev/b", "v");
        using var job = As(Policy.Allow("*"), Policy.Deny("SecretsManager:Get*", "arn:aws:secretsmanager:*:*:secret:genie-dev/b-??????"));

        await job.OkAsync("GetSecretValue", """{"SecretId":"genie-dev/a"}""");
        (await job.FailAsync("GetSecretValue", """{"SecretId":"genie-dev/b"}""", "AccessDeniedException")).ShouldEndWith("with an explicit deny in an identity-based policy");
    }

    [Fact]
    public async Task Batch_SomeNotAllowed_AreErrorsOfTheirOwn()
    {
        Emulator.Put("a", "v");
        Emulator.Put("b", "v");
        using var job = As(Policy.Allow("secretsmanager:BatchGetSecretValue"), Policy.Allow("secretsmanager:GetSecretValue", Policy.Arns + "a-??????"));
        using var single = AsUser("single", Policy.Allow("secretsmanager:GetSecretValue"));
        using var scoped = AsUser("scoped", Policy.Allow("secretsmanager:*", Policy.Arns + "*"));

        var json = await job.OkAsync("BatchGetSecretValue", """{"SecretIdList":["a","b"]}""");

        json.GetProperty("SecretValues").GetArrayLength().ShouldBe(1);
        json.GetProperty("Errors")[0].GetProperty("ErrorCode").GetString().ShouldBe("AccessDeniedException");
        await single.FailAsync("BatchGetSecretValue", """{"SecretIdList":["a"]}""", "AccessDeniedException");
        await scoped.FailAsync("BatchGetSecretValue", """{"SecretIdList":["a"]}""", "AccessDeniedException");
        (await job.FailAsync("BatchGetSecretValue", """{"Filters":[{"Key":"name","Values":["a"]}]}""", "AccessDeniedException")).ShouldContain("secretsmanager:ListSecrets");
    }

    [Fact]
    public async Task Get_CustomerManagedKey_NeedsDecryptForThisSecret()
    {
        const string Key = "11111111-2222-3333-4444-555555555555";
        await Client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"v","KmsKeyId":"{{Key}}","ClientRequestToken":"{{Token(1)}}"}""");
        Emulator.Put("managed", "v");
        const string KeyArn = $"arn:aws:kms:us-east-1:000000000000:key/{Key}";
        var condition = $$$"""{"StringEquals":{"kms:ViaService":"secretsmanager.us-east-1.amazonaws.com"},"ArnLike":{"kms:EncryptionContext:SecretARN":"{{{Policy.Arns}}}s-??????"}}""";
        using var without = AsUser("without", Policy.Allow("secretsmanager:*"));
        using var with = AsUser("with", Policy.Allow("secretsmanager:*"), Policy.Allow("kms:Decrypt", KeyArn, condition));
        using var other = AsUser("other", Policy.Allow("secretsmanager:*"), Policy.Allow("kms:Decrypt", KeyArn, condition.Replace("s-??????", "t-??????", StringComparison.Ordinal)));

        (await without.FailAsync("GetSecretValue", """{"SecretId":"s"}""", "AccessDeniedException")).ShouldBe("Access to KMS is not allowed");
        await other.FailAsync("GetSecretValue", """{"SecretId":"s"}""", "AccessDeniedException");
        await with.OkAsync("GetSecretValue", """{"SecretId":"s"}""");
        await without.OkAsync("DescribeSecret", """{"SecretId":"s"}""");
        await without.OkAsync("GetSecretValue", """{"SecretId":"managed"}""");
        await with.FailAsync("PutSecretValue", $$"""{"SecretId":"s","SecretString":"w","ClientRequestToken":"{{Token(2)}}"}""", "AccessDeniedException");
        await without.FailAsync("CreateSecret", $$"""{"Name":"t","SecretString":"v","KmsKeyId":"alias/mine","ClientRequestToken":"{{Token(1)}}"}""", "AccessDeniedException");
        Emulator.Contains("t").ShouldBeFalse();
    }

    [Theory]
    [InlineData("CreateSecret", """{"Name":"new","Tags":[{"Key":"a","Value":"b"}]}""", "secretsmanager:TagResource")]
    [InlineData("CreateSecret", """{"Name":"new","AddReplicaRegions":[{"Region":"eu-west-1"}]}""", "secretsmanager:ReplicateSecretToRegions")]
    [InlineData("RotateSecret", """{"SecretId":"s","RotationLambdaARN":"arn:aws:lambda:us-east-1:000000000000:function:f","ClientRequestToken":"00000000-0000-0000-0000-000000000001"}""", "lambda:InvokeFunction")]
    public async Task Call_SecondaryAction_IsAuthorizedToo(string operation, string request, string action)
    {
        Emulator.Put("s", "v");
        using var job = As(Policy.Allow("secretsmanager:CreateSecret"), Policy.Allow("secretsmanager:RotateSecret"));

        (await job.FailAsync(operation, request, "AccessDeniedException")).ShouldContain(action);
        Emulator.Contains("new").ShouldBeFalse();
    }

    [Fact]
    public async Task AttachPolicy_DefaultKey_EndsItsFullAccessAndThatOfTheAgent()
    {
        Emulator.Put("a", "v");
        Emulator.Put("b", "v");

        Emulator.AttachPolicy(Policy.Of(Policy.Allow("secretsmanager:GetSecretValue", Policy.Arns + "a-??????")));

        await GetAsync("a");
        await Client.FailAsync("GetSecretValue", """{"SecretId":"b"}""", "AccessDeniedException");
        (await AgentAsync("a")).ShouldBe(HttpStatusCode.OK);
        (await AgentAsync("b")).ShouldBe(HttpStatusCode.BadRequest);
        Emulator.AttachPolicy(Policy.Of(Policy.Allow("secretsmanager:GetSecretValue", Policy.Arns + "b-??????")));
        await GetAsync("b");
        await GetAsync("a");
    }

    [Fact]
    public void AttachPolicy_UnknownKey_Throws()
    {
        Should.Throw<ArgumentException>(() => Emulator.AccessKeys.AttachPolicy("unknown", Policy.Of(Policy.Allow("*"))));
        Should.Throw<SecretsConfigurationException>(() => Emulator.AttachPolicy("{}")).Message.ShouldContain("genie-emulator");
        Should.Throw<SecretsConfigurationException>(() => Emulator.AccessKeys.Set("x", "y", "{}"));
    }

    private WireClient As(params string[] statements) => AsUser("job", statements);

    private WireClient AsUser(string id, params string[] statements)
    {
        Emulator.AccessKeys.Set(id, "fake-secret", Policy.Of(statements));
        return new WireClient(Emulator.Endpoint, new Signer(id, "fake-secret"));
    }

    private async Task<HttpStatusCode> AgentAsync(string secretId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/secretsmanager/get?refreshNow=true&secretId={secretId}");
        request.Headers.Add("X-Aws-Parameters-Secrets-Token", Emulator.AgentToken);
        using var response = await Client.Http.SendAsync(request, Ct);
        return response.StatusCode;
    }
}
