using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Access;

public sealed class GrantTests : EmulatorTest
{
    [Fact]
    public async Task Call_WhatIsNotGranted_IsRefusedInAWSsWords()
    {
        Emulator.Put("genie-dev/a", "v");
        Emulator.Put("genie-prod/a", "v");
        var arn = (await GetAsync("genie-prod/a")).GetProperty("ARN").GetString();
        using var job = As(Grant.Allow("secretsmanager:GetSecretValue", "genie-dev/*"));

        await job.OkAsync("GetSecretValue", """{"SecretId":"genie-dev/a"}""");
        (await job.FailAsync("GetSecretValue", """{"SecretId":"genie-prod/a"}""", "AccessDeniedException")).ShouldBe(
            $"User: arn:aws:iam::000000000000:user/job is not authorized to perform: secretsmanager:GetSecretValue on resource: {arn} "
            + "because no identity-based policy allows the secretsmanager:GetSecretValue action");
        (await job.FailAsync("GetSecretValue", """{"SecretId":"nope"}""", "AccessDeniedException")).ShouldContain("on resource: nope because");
        (await job.FailAsync("ListSecrets", "{}", "AccessDeniedException")).ShouldContain("perform: secretsmanager:ListSecrets because");
        (await job.FailAsync("PutSecretValue", $$"""{"SecretId":"genie-dev/a","SecretString":"w","ClientRequestToken":"{{Token(1)}}"}""", "AccessDeniedException"))
            .ShouldContain("secretsmanager:PutSecretValue");
        Emulator.Requests.Of("ListSecrets").Single().AccessKeyId.ShouldBe("job");
    }

    [Fact]
    public async Task Call_WhatIsDenied_IsRefusedThoughAllowedToo()
    {
        Emulator.Put("genie-dev/a", "v");
        Emulator.Put("genie-dev/b", "v");
        using var job = As(Grant.Allow("*"), Grant.Deny("SecretsManager:Get*", "arn:aws:secretsmanager:*:secret:genie-dev/b-??????"));

        await job.OkAsync("GetSecretValue", """{"SecretId":"genie-dev/a"}""");
        (await job.FailAsync("GetSecretValue", """{"SecretId":"genie-dev/b"}""", "AccessDeniedException")).ShouldEndWith("with an explicit deny in an identity-based policy");
    }

    [Fact]
    public async Task Batch_SomeNotGranted_AreErrorsOfTheirOwn()
    {
        Emulator.Put("a", "v");
        Emulator.Put("b", "v");
        using var job = As(Grant.Allow("secretsmanager:BatchGetSecretValue"), Grant.Allow("secretsmanager:GetSecretValue", "a"));
        using var single = new WireClient(Emulator.Endpoint, SignerOf("single", Grant.Allow("secretsmanager:GetSecretValue")));

        var json = await job.OkAsync("BatchGetSecretValue", """{"SecretIdList":["a","b"]}""");

        json.GetProperty("SecretValues").GetArrayLength().ShouldBe(1);
        json.GetProperty("Errors")[0].GetProperty("ErrorCode").GetString().ShouldBe("AccessDeniedException");
        await single.FailAsync("BatchGetSecretValue", """{"SecretIdList":["a"]}""", "AccessDeniedException");
        (await job.FailAsync("BatchGetSecretValue", """{"Filters":[{"Key":"name","Values":["a"]}]}""", "AccessDeniedException")).ShouldContain("secretsmanager:ListSecrets");
    }

    [Fact]
    public async Task Get_CustomersKeyNotGranted_IsRefusedByKms()
    {
        await Client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"v","KmsKeyId":"alias/theirs","ClientRequestToken":"{{Token(1)}}"}""");
        Emulator.Put("default-key", "v");
        using var job = As(Grant.Allow("secretsmanager:*"), Grant.Allow("kms:Decrypt", "alias/mine"));

        (await job.FailAsync("GetSecretValue", """{"SecretId":"s"}""", "AccessDeniedException")).ShouldBe("Access to KMS is not allowed");
        await job.OkAsync("DescribeSecret", """{"SecretId":"s"}""");
        await job.OkAsync("GetSecretValue", """{"SecretId":"default-key"}""");
        await job.FailAsync("CreateSecret", $$"""{"Name":"t","SecretString":"v","KmsKeyId":"alias/mine","ClientRequestToken":"{{Token(1)}}"}""", "AccessDeniedException");
        Emulator.Contains("t").ShouldBeFalse();
    }

    private WireClient As(params Grant[] grants) => new(Emulator.Endpoint, SignerOf("job", grants));

    private Signer SignerOf(string id, params Grant[] grants)
    {
        Emulator.AccessKeys.Set(id, "fake-secret", grants);
        return new Signer(id, "fake-secret");
    }
}
