using System.Text.Json;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class ResourcePolicyTests : EmulatorTest
{
    private const string DenyRead = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""";
    private const string AllowEveryone = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"secretsmanager:*","Resource":"*"}}""";
    private const string AllowJob = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/job"},"Action":"secretsmanager:GetSecretValue","Resource":"*"}}""";

    [Fact]
    public async Task Get_WithoutPolicy_ReturnsIdentityOnly()
    {
        Emulator.Put("s", "v");

        var json = await Client.OkAsync("GetResourcePolicy", """{"SecretId":"s"}""");

        json.EnumerateObject().Select(member => member.Name).ShouldBe(["ARN", "Name"]);
    }

    [Fact]
    public async Task Put_ThenGetAndDelete_KeepsTheDocumentAsSent()
    {
        Emulator.Put("s", "v");

        var put = await Client.OkAsync("PutResourcePolicy", Request(AllowJob));
        var got = await Client.OkAsync("GetResourcePolicy", """{"SecretId":"s"}""");
        await Client.OkAsync("DeleteResourcePolicy", """{"SecretId":"s"}""");

        put.EnumerateObject().Select(member => member.Name).ShouldBe(["ARN", "Name"]);
        got.GetProperty("ResourcePolicy").GetString().ShouldBe(AllowJob);
        (await Client.OkAsync("GetResourcePolicy", """{"SecretId":"s"}""")).TryGetProperty("ResourcePolicy", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Put_Deny_AppliesToFullAccessUntilItIsDeleted()
    {
        Emulator.Put("s", "v");
        await Client.OkAsync("PutResourcePolicy", Request(DenyRead));

        (await Client.FailAsync("GetSecretValue", """{"SecretId":"s"}""", "AccessDeniedException")).ShouldEndWith("with an explicit deny in a resource-based policy");
        var batch = await Client.OkAsync("BatchGetSecretValue", """{"SecretIdList":["s"]}""");
        batch.GetProperty("Errors")[0].GetProperty("ErrorCode").GetString().ShouldBe("AccessDeniedException");
        await Client.OkAsync("DescribeSecret", """{"SecretId":"s"}""");

        await Client.OkAsync("DeleteResourcePolicy", """{"SecretId":"s"}""");
        await GetAsync("s");
    }

    [Fact]
    public async Task Put_AllowForAUser_SufficesWithoutIdentityPolicy()
    {
        Emulator.Put("s", "v");
        Emulator.Put("t", "v");
        await Client.OkAsync("PutResourcePolicy", Request(AllowJob));
        Emulator.AccessKeys.Set("job", "fake-secret", Policy.Of(Policy.Allow("secretsmanager:ListSecrets")));
        using var job = new WireClient(Emulator.Endpoint, new Signer("job", "fake-secret"));

        await job.OkAsync("GetSecretValue", """{"SecretId":"s"}""");
        await job.FailAsync("GetSecretValue", """{"SecretId":"t"}""", "AccessDeniedException");
        await job.FailAsync("DescribeSecret", """{"SecretId":"s"}""", "AccessDeniedException");
    }

    [Theory]
    [InlineData("text", "This policy has invalid syntax.")]
    [InlineData("{}", "This policy has invalid syntax.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:Unknown":"x"}}}}""", "aws:Unknown")]
    public async Task Put_Invalid_IsRejectedAndNotStored(string policy, string expected)
    {
        Emulator.Put("s", "v");

        (await Client.FailAsync("PutResourcePolicy", Request(policy), "MalformedPolicyDocumentException")).ShouldContain(expected);

        (await Client.OkAsync("GetResourcePolicy", """{"SecretId":"s"}""")).TryGetProperty("ResourcePolicy", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(""","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}""", false)]
    [InlineData(""","Condition":{"StringLike":{"aws:PrincipalArn":"*"}}""", true)]
    [InlineData(""","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}""", true)]
    [InlineData(""","Condition":{"Bool":{"aws:SecureTransport":"true"}}""", true)]
    public async Task Put_BlockPublicPolicy_RejectsBroadAccess(string condition, bool isBroad)
    {
        Emulator.Put("s", "v");
        var policy = AllowEveryone.Replace("\"Resource\":\"*\"", $"\"Resource\":\"*\"{condition}", StringComparison.Ordinal);

        await Client.OkAsync("PutResourcePolicy", Request(policy));
        var blocked = await Client.CallAsync("PutResourcePolicy", Request(policy, ",\"BlockPublicPolicy\":true"));

        blocked.IsSuccess.ShouldBe(!isBroad, blocked.Text);
        if (isBroad)
        {
            blocked.ErrorCode.ShouldBe("PublicPolicyException");
        }
    }

    [Theory]
    [InlineData(AllowJob, "")]
    [InlineData(AllowEveryone, "PublicAccess")]
    [InlineData("text", "PolicySyntax")]
    [InlineData("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"secretsmanager:PutResourcePolicy","Resource":"*"}}""", "LockOut")]
    public async Task Validate_Policy_ReturnsTheFailedChecks(string policy, string expected)
    {
        Emulator.Put("s", "v");

        var json = await Client.OkAsync("ValidateResourcePolicy", Request(policy));

        json.GetProperty("PolicyValidationPassed").GetBoolean().ShouldBe(expected.Length == 0);
        string.Join(',', json.GetProperty("ValidationErrors").EnumerateArray().Select(error => error.GetProperty("CheckName").GetString())).ShouldBe(expected);
    }

    [Fact]
    public async Task Validate_WithoutSecret_ChecksTheDocument() =>
        (await Client.OkAsync("ValidateResourcePolicy", JsonSerializer.Serialize(new { ResourcePolicy = AllowJob }))).GetProperty("PolicyValidationPassed").GetBoolean().ShouldBeTrue();

    private static string Request(string policy, string parameters = "") => $$"""{"SecretId":"s","ResourcePolicy":{{JsonSerializer.Serialize(policy)}}{{parameters}}}""";
}
