using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class GetSecretValueTests : EmulatorTest
{
    [Fact]
    public async Task Get_Text_HasAllMembers()
    {
        var versionId = Emulator.Put("genie-dev/api-keys", """{"github_token":"fake-ü"}""");

        var response = await Client.CallAsync("GetSecretValue", """{"SecretId":"genie-dev/api-keys"}""");

        response.ContentType.ShouldBe("application/x-amz-json-1.1");
        var json = response.Json;
        json.GetProperty("Name").GetString().ShouldBe("genie-dev/api-keys");
        json.GetProperty("ARN").GetString()!.ShouldMatch("^arn:aws:secretsmanager:us-east-1:000000000000:secret:genie-dev/api-keys-[A-Za-z0-9]{6}$");
        json.GetProperty("VersionId").GetString().ShouldBe(versionId);
        json.GetProperty("SecretString").GetString().ShouldBe("""{"github_token":"fake-ü"}""");
        json.GetProperty("VersionStages").ToString().ShouldBe("""["AWSCURRENT"]""");
        json.GetProperty("CreatedDate").GetRawText().ShouldBe("1767323045.678");
        json.TryGetProperty("SecretBinary", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Get_Bytes_AreInBase64()
    {
        Emulator.Put("genie-dev/bytes", [0xFF, 0x00]);

        var json = await GetAsync("genie-dev/bytes");

        json.GetProperty("SecretBinary").GetString().ShouldBe("/wA=");
        json.TryGetProperty("SecretString", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Get_ByVersionOrStage_ReturnsThatVersion()
    {
        var first = Emulator.Put("s", "one");
        var second = Emulator.Put("s", "two");

        await ReadAsync($$"""{"SecretId":"s"}""", "two");
        await ReadAsync($$"""{"SecretId":"s","VersionStage":"AWSPREVIOUS"}""", "one");
        await ReadAsync($$"""{"SecretId":"s","VersionId":"{{first}}"}""", "one");
        await ReadAsync($$"""{"SecretId":"s","VersionId":"{{second}}","VersionStage":"AWSCURRENT"}""", "two");
    }

    [Fact]
    public async Task Get_Missing_ReportsWhatIsMissing()
    {
        var first = Emulator.Put("s", "one");
        Emulator.Put("s", "two");

        (await Client.FailAsync("GetSecretValue", """{"SecretId":"nope"}""", "ResourceNotFoundException"))
            .ShouldBe("Secrets Manager can't find the specified secret.");
        (await Client.FailAsync("GetSecretValue", """{"SecretId":"s","VersionStage":"AWSPENDING"}""", "ResourceNotFoundException"))
            .ShouldBe("Secrets Manager can't find the specified secret value for staging label: AWSPENDING");
        (await Client.FailAsync("GetSecretValue", $$"""{"SecretId":"s","VersionId":"{{Token(9)}}"}""", "ResourceNotFoundException"))
            .ShouldBe($"Secrets Manager can't find the specified secret value for VersionId: {Token(9)}");
        (await Client.FailAsync("GetSecretValue", $$"""{"SecretId":"s","VersionId":"{{first}}","VersionStage":"AWSCURRENT"}""", "InvalidRequestException"))
            .ShouldBe("You provided a VersionStage that is not associated to the provided VersionId.");
    }

    [Fact]
    public async Task Get_SecretWithoutVersion_ReportsMissingStage()
    {
        await Client.OkAsync("CreateSecret", """{"Name":"empty"}""");

        (await Client.FailAsync("GetSecretValue", """{"SecretId":"empty"}""", "ResourceNotFoundException")).ShouldEndWith("staging label: AWSCURRENT");
    }

    [Fact]
    public async Task Get_ByArn_FindsCompleteAndPartialArnOfThisRegionAndAccount()
    {
        Emulator.Put("genie-dev/api-keys", "v");
        var arn = (await GetAsync("genie-dev/api-keys")).GetProperty("ARN").GetString()!;

        (await GetAsync(arn)).GetProperty("Name").GetString().ShouldBe("genie-dev/api-keys");
        (await GetAsync(arn[..^7])).GetProperty("ARN").GetString().ShouldBe(arn);
        foreach (var other in new[] { arn[..^6] + "zzzzzz", arn.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal), arn.Replace("000000000000", "111111111111", StringComparison.Ordinal) })
        {
            await Client.FailAsync("GetSecretValue", $$"""{"SecretId":"{{other}}"}""", "ResourceNotFoundException");
        }
    }

    [Fact]
    public async Task Get_NameWithArnLikeSuffix_IsNotFoundByPartialArn()
    {
        Emulator.Put("name-a1b2c3", "v");
        var arn = (await GetAsync("name-a1b2c3")).GetProperty("ARN").GetString()!;

        (await GetAsync(arn)).GetProperty("Name").GetString().ShouldBe("name-a1b2c3");
        await Client.FailAsync("GetSecretValue", $$"""{"SecretId":"{{arn[..^7]}}"}""", "ResourceNotFoundException");
    }

    [Fact]
    public async Task Get_Repeatedly_SetsLastAccessedDay()
    {
        Emulator.Put("s", "v");
        var before = await Client.OkAsync("DescribeSecret", """{"SecretId":"s"}""");
        await GetAsync("s");
        Clock.Advance(TimeSpan.FromHours(1));
        await GetAsync("s");

        var after = await Client.OkAsync("DescribeSecret", """{"SecretId":"s"}""");

        before.TryGetProperty("LastAccessedDate", out _).ShouldBeFalse();
        after.GetProperty("LastAccessedDate").GetRawText().ShouldBe("1767312000");
    }

    private async Task ReadAsync(string request, string expected) =>
        (await Client.OkAsync("GetSecretValue", request)).GetProperty("SecretString").GetString().ShouldBe(expected);
}
